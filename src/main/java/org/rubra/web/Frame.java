package org.rubra.web;

/**
 * What every page shows around its own matter.
 *
 * @param notice what the release says of itself
 */
record Frame(String title, String notice, String version, String digest, String software) {}
