/** The pages that people see, made from the vocabulary and from answers. */
@NullMarked
package org.rubra.web;

import org.jspecify.annotations.NullMarked;
