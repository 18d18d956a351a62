package org.rubra.audit;

import org.rubra.assessment.Trace;
import org.rubra.knowledge.KnowledgeBase;
import org.rubra.trail.Entry;

/** A recorded answer with how it came about, and the very release that gave it. */
public record Recorded(Entry entry, Trace trace, KnowledgeBase base) {}
