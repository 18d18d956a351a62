package org.rubra.vocabulary;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** How values are written as JSON: the same value, the same bytes, in every process. */
public final class Json {
    private static final ObjectMapper MAPPER = builder().build();
    private static final ObjectMapper CANONICAL = builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Json() {}

    private static JsonMapper.Builder builder() {
        SimpleModule numbers = new SimpleModule();
        numbers.addSerializer(Double.class, new PlainDouble());
        return JsonMapper.builder()
                .addModule(new ParameterNamesModule())
                .addModule(numbers)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /** In the order in which the types declare their members. */
    public static byte[] bytes(Object value) {
        return write(MAPPER, value);
    }

    /** Indented, for people. */
    public static byte[] pretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all members sorted by name, for digests. */
    public static byte[] canonical(Object value) {
        return write(CANONICAL, value);
    }

    /**
     * Reads what {@link #bytes} or {@link #canonical} wrote.
     *
     * @throws UncheckedIOException when the bytes are not such a value
     */
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            T value = MAPPER.readValue(bytes, type);
            if (value == null) {
                throw new IOException("found null; expected a " + type.getSimpleName());
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] write(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole number without a fraction, as a caller would have written it. */
    private static final class PlainDouble extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(new BigDecimal(Facts.text(value)));
        }
    }
}
