package org.rubra.web;

import java.util.List;
import org.rubra.knowledge.Evidence;

/**
 * A row or rule, what it says, and the statements it stands on.
 *
 * @param href its page
 */
record Reason(String id, String href, String sentence, List<Evidence.Cited> evidence) {}
