/** The commands: read strictly, call the one door, write. */
@NullMarked
package org.rubra.cli;

import org.jspecify.annotations.NullMarked;
