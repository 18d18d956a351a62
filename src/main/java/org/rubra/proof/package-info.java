/** What holds for every presentation: tables and rules as logic, and a solver that proves or finds what breaks it. */
@NullMarked
package org.rubra.proof;

import org.jspecify.annotations.NullMarked;
