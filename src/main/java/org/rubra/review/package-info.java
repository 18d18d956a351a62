/** Everything that is checked before a release. */
@NullMarked
package org.rubra.review;

import org.jspecify.annotations.NullMarked;
