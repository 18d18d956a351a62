/** Nothing is answered that was not recorded: the one door to the assessor, and the trail behind it. */
@NullMarked
package org.rubra.audit;

import org.jspecify.annotations.NullMarked;
