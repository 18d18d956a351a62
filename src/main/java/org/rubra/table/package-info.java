/** A decision table as data: read strictly, written, compared. */
@NullMarked
package org.rubra.table;

import org.jspecify.annotations.NullMarked;
