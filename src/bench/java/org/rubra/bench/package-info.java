/** Measurements; docs/benchmarks.md says how to run them and what each figure means. Nothing here is part of the software or of its tests. */
@NullMarked
package org.rubra.bench;

import org.jspecify.annotations.NullMarked;
