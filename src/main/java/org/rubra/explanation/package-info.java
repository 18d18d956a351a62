/** Why an answer came about and not another: read from its trace and the release that gave it; nothing here is an answer. */
@NullMarked
package org.rubra.explanation;

import org.jspecify.annotations.NullMarked;
