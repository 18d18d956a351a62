/** What a running service needs once: the base, the trail, readiness, figures. The ways in share it and know nothing of each other. */
@NullMarked
package org.rubra.service;

import org.jspecify.annotations.NullMarked;
