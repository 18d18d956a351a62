package org.rubra.cli;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rubra.vocabulary.Json;

/** Reports as one self-contained page: no script, nothing fetched, so that a file can be kept, mailed and printed. */
final class Html {
    private static final String TEMPLATES = "/reports/";
    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(ValueResolvers.rawResolver())
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(name -> Optional.of(new Location(resource(TEMPLATES + name + ".html"))))
            .build();

    private Html() {}

    private record Location(String text) implements TemplateLocation {
        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
        }
    }

    /**
     * A page from the template of this name, below {@code reports/}.
     *
     * @param data what the template names; {@code style} is added, the look that the service's pages have
     */
    static String page(String template, Map<String, ?> data) {
        return ENGINE.getTemplate(template)
                .data("style", resource("/META-INF/resources/rubra.css") + resource(TEMPLATES + "report.css"))
                .data("report", data)
                .render();
    }

    private static String resource(String path) {
        try (InputStream in = Json.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
