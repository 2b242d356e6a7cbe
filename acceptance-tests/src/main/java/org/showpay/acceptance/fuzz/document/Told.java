package org.showpay.acceptance.fuzz.document;

import java.util.Map;
import java.util.Set;

/**
 * What an operation says of one status.
 *
 * @param content the schema of each type of content; none where there is no content
 * @param codes of problems; others come too where it is not {@code closed}
 * @param passedOn whether what another service refused is among it
 */
public record Told(
    Map<String, Schema> content, Set<String> codes, boolean closed, boolean passedOn) {

  /** Whether a problem of this code is told of. */
  public boolean tellsOf(String code) {
    return !closed || codes.contains(code);
  }
}
