/**
 * A tamper-evident log: a Merkle tree over entries in the manner of RFC 6962, its proofs, and signed checkpoints in the C2SP formats. It knows nothing
 * of what the entries say.
 */
@NullMarked
package org.rubra.log;

import org.jspecify.annotations.NullMarked;
