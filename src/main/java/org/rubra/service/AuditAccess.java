package org.rubra.service;

import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Who may look through the record over HTTP, until there are users: the operator's setting {@code rubra.audit}. */
@Singleton
@Startup
public class AuditAccess {
    /** Where a request may come from. */
    private enum Door {
        /** From this machine, and not through a proxy on it that can be told from a caller. */
        LOCAL,
        OPEN,
        OFF;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Logger LOG = Logger.getLogger(AuditAccess.class);
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1");
    /** A page of elsewhere whose name was made to mean this machine sends its own name. */
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** What proxies add; some add nothing, which is why {@code local} is no protection behind one. */
    private static final List<String> FORWARDED = List.of(
            "forwarded", "x-forwarded-", "x-original-", "x-real-ip", "via", "cf-", "true-client-ip", "x-client-ip");

    private final Door door;

    /** @param word exactly {@code local}, {@code open} or {@code off}, so that no slip of the pen opens the record */
    @Inject
    AuditAccess(@ConfigProperty(name = "rubra.audit", defaultValue = "local") String word) {
        this.door = Arrays.stream(Door.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> refused(word));
        if (door == Door.LOCAL) {
            LOG.info(
                    "the record is shown to whoever asks from this machine; behind a proxy on it, set RUBRA_AUDIT=off");
        }
    }

    private static IllegalArgumentException refused(String word) {
        String fault = "rubra.audit   found \"" + word + "\"; expected local, open or off";
        LOG.error(fault);
        return new IllegalArgumentException(fault);
    }

    /** Why a request may not see the record, with how to change that; nothing where it may. */
    public Optional<String> refusal(HttpServerRequest request) {
        return switch (door) {
            case OPEN -> Optional.empty();
            case OFF ->
                Optional.of(
                        "The record is not shown over HTTP. RUBRA_AUDIT=local shows it to this machine, open to everyone.");
            case LOCAL ->
                isLocal(request)
                        ? Optional.empty()
                        : Optional.of(
                                "The record is shown to requests from the service's own machine only, and to localhost by name."
                                        + " RUBRA_AUDIT=open shows it to everyone who reaches the service, off to nobody.");
        };
    }

    private static boolean isLocal(HttpServerRequest request) {
        // a proxy asks in HTTP/1.0 unless it is told otherwise; browsers and curl do not
        return request.version() != HttpVersion.HTTP_1_0
                && LOOPBACK.matcher(String.valueOf(request.remoteAddress().hostAddress()))
                        .matches()
                && request.authority() != null
                && LOCAL_NAMES.contains(request.authority().host().toLowerCase(Locale.ROOT))
                && request.headers().names().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .noneMatch(name -> FORWARDED.stream().anyMatch(name::startsWith));
    }
}
