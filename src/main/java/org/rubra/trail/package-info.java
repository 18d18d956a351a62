/** The record: answers as leaves of a log, in a store that survives the loss of power, found again by what they have in common. */
@NullMarked
package org.rubra.trail;

import org.jspecify.annotations.NullMarked;
