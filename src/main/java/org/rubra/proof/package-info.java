/**
 * What holds for every presentation: the rows of a table held against each other as exact boxes, and whole knowledge bases as logic for a solver that
 * proves a property or finds what breaks it.
 */
@NullMarked
package org.rubra.proof;

import org.jspecify.annotations.NullMarked;
