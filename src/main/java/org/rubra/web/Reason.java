package org.rubra.web;

import java.util.List;
import org.rubra.knowledge.Evidence;

/** A row or rule, what it says, and the statements it stands on. */
record Reason(String id, String sentence, List<Evidence.Cited> evidence) {}
