package org.rubra.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A code that conclusions may use, and what it says to people.
 *
 * @param label a few words, or for advice and conflicts the whole text
 * @param summary a sentence that explains a pattern
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Term(String code, String label, @Nullable String summary, List<Field.Coding> codes) {
    public Term {
        codes = codes == null ? List.of() : List.copyOf(codes);
    }
}
