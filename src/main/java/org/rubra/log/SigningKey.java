package org.rubra.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** An Ed25519 private key under a name. It never shows what it holds. */
public final class SigningKey {
    private final PrivateKey key;
    private final VerifierKey verifier;

    private SigningKey(PrivateKey key, VerifierKey verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /**
     * The key that a seed makes.
     *
     * @param seed 32 bytes that nobody else knows
     */
    public static SigningKey of(String name, byte[] seed) {
        if (seed.length != Hash.LENGTH) {
            throw new IllegalArgumentException(seed.length + " bytes; expected a seed of 32");
        }
        try {
            // the generator takes its one draw of randomness for the seed, and works out the public key, which the JDK
            // does nowhere else
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            KeyPair pair = generator.generateKeyPair();
            PrivateKey own = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed.clone()));
            SigningKey key = new SigningKey(own, VerifierKey.of(name, pair.getPublic()));
            key.requirePair();
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has Ed25519", e);
        }
    }

    /** A seed for a new key. */
    public static byte[] newSeed() {
        byte[] seed = new byte[Hash.LENGTH];
        new SecureRandom().nextBytes(seed);
        return seed;
    }

    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    private void requirePair() {
        byte[] text = {1};
        if (!verifier.verifies(text, sign(text))) {
            throw new IllegalStateException("this Java runtime makes Ed25519 keys in another way");
        }
    }

    public VerifierKey verifier() {
        return verifier;
    }

    byte[] sign(byte[] text) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(key);
            signing.update(text);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs anything", e);
        }
    }

    @Override
    public String toString() {
        return "the private key of " + verifier.name() + " " + Arrays.hashCode(verifier.id());
    }
}
