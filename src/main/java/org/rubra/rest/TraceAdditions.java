package org.rubra.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rubra.audit.Recorded;
import org.rubra.explanation.Chain;
import org.rubra.knowledge.Evidence;
import org.rubra.trail.Caller;
import org.rubra.trail.Channel;
import org.rubra.trail.Entry;

/**
 * What stands beside a recorded trace.
 *
 * @param at when the answer was given, ISO 8601 in UTC
 * @param software the version of this software that gave it
 * @param sources every statement that something which fired cites, with the sources that carry it, in the order in which they are first cited
 * @param chain which fact led to which row, and so on to the outcome
 */
record TraceAdditions(String id, String at, Asker caller, String software, List<Evidence.Cited> sources, Chain chain) {

    /** The way the presentation came in, and the system that sent it where it names itself. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asker(Channel channel, @Nullable String name) {
        static Asker of(Caller caller) {
            return new Asker(caller.channel(), caller.name());
        }
    }

    static TraceAdditions of(Recorded recorded) {
        Entry entry = recorded.entry();
        List<String> cited = recorded.trace().fired().stream()
                .flatMap(firing -> firing.evidence().stream())
                .distinct()
                .toList();
        return new TraceAdditions(
                entry.id(),
                entry.at().toString(),
                Asker.of(entry.caller()),
                entry.software(),
                recorded.base().contents().evidence().cited(cited),
                Chain.of(recorded.trace()));
    }
}
