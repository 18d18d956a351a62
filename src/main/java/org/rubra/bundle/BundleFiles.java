package org.rubra.bundle;

/** The names of what is in a bundle, in the order in which it stands there. */
final class BundleFiles {
    static final String README = "README.txt";
    static final String KEY = "key";
    static final String CHECKPOINT = "checkpoint";
    static final String HASHES = "hashes";
    static final String RECORDS = "records.ndjson";
    static final String RELEASES = "releases/";
    private static final String SHA256 = "sha256:";
    private static final String JSON = ".json";

    private BundleFiles() {}

    /** Where a release stands, by its digest. */
    static String release(String digest) {
        return RELEASES + digest.substring(digest.startsWith(SHA256) ? SHA256.length() : 0) + JSON;
    }
}
