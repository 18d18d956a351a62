/** What rows and rules may conclude. */
@NullMarked
package org.rubra.conclusion;

import org.jspecify.annotations.NullMarked;
