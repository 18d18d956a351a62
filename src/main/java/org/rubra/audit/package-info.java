/** Nothing is answered that was not recorded: the one door to the assessor, and what auditors ask of the record behind it. */
@NullMarked
package org.rubra.audit;

import org.jspecify.annotations.NullMarked;
