/** Parts of the record that auditors take away and check without the store. */
@NullMarked
package org.rubra.bundle;

import org.jspecify.annotations.NullMarked;
