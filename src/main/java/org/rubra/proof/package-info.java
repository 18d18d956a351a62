/** What can be proven of a knowledge base, over every presentation and not over samples. */
@NullMarked
package org.rubra.proof;

import org.jspecify.annotations.NullMarked;
