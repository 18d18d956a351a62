package org.rubra.web;

import org.rubra.assessment.Trace;
import org.rubra.audit.Recorded;
import org.rubra.knowledge.KnowledgeBase;

/**
 * A recorded answer as its pages show it: in the words of the release that gave it, with links that stay with this answer.
 *
 * @param id by which it was asked for, and which its entry has unless that was changed
 */
record Recording(String id, long position, Recorded recorded) {
    Trace trace() {
        return recorded.trace();
    }

    KnowledgeBase base() {
        return recorded.base();
    }

    String href() {
        return "/audit/" + id;
    }

    RecordingLink link() {
        return new RecordingLink(
                id(),
                href(),
                Words.time(recorded.entry().at()),
                recorded.entry().release().version());
    }

    Words words() {
        return new Words(base(), href() + "/rows/");
    }
}
