package se.delaktig.acceptance;

import java.util.List;

/**
 * What a verifier says of a bundle.
 *
 * @param findings nothing where it is intact
 */
record Verdict(List<Finding> findings) {
  /**
   * Something that is wrong.
   *
   * @param file which file of the bundle it names
   * @param what in the verifier's words
   */
  record Finding(String file, String what) {}

  boolean intact() {
    return findings.isEmpty();
  }

  boolean names(String file) {
    return findings.stream().anyMatch(finding -> finding.file().equals(file));
  }
}
