/** What may be said about a spot: the input fields, the terms that conclusions use, and a person's answers. */
@NullMarked
package org.rubra.vocabulary;

import org.jspecify.annotations.NullMarked;
