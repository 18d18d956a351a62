/** Presentation in, conclusions and trace out; no input or output and no web framework in here. */
@NullMarked
package org.rubra.assessment;

import org.jspecify.annotations.NullMarked;
