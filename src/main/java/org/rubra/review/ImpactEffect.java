package org.rubra.review;

import java.util.List;

/**
 * One aspect in which two answers differ.
 *
 * @param rows the rows and rules responsible, sorted
 */
record ImpactEffect(ImpactReport.Aspect aspect, String before, String after, List<String> rows) {}
