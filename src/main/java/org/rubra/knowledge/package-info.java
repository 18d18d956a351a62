/** Sources in, an immutable compiled knowledge base or every problem out. */
@NullMarked
package org.rubra.knowledge;

import org.jspecify.annotations.NullMarked;
