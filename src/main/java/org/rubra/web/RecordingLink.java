package org.rubra.web;

/** A recorded answer as other pages name it. */
record RecordingLink(String id, String href, String at, String release) {}
