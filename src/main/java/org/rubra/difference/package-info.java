/** What differs between two tables or two knowledge bases, as data; how they are formatted is no difference. */
@NullMarked
package org.rubra.difference;

import org.jspecify.annotations.NullMarked;
