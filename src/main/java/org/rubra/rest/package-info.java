/** The addresses under {@code /api/v1}: translates, and nothing else. */
@NullMarked
package org.rubra.rest;

import org.jspecify.annotations.NullMarked;
