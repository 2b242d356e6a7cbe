package org.showpay.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.showpay.contracts.journal.JournalApi.Kind;
import org.showpay.contracts.journal.JournalApi.Movement;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.HttpStatus;

/**
 * Where a page ends, in the order of the journal.
 *
 * @param kind the name of a kind; empty before the first movement
 */
record Place(Instant at, OperationId operation, String kind) {

  private static final OperationId FIRST = new OperationId(new UUID(0, 0));
  private static final String SEPARATOR = "/";
  private static final int PARTS = 3;

  /** Before every movement of this moment. */
  static Place before(Instant at) {
    return new Place(at, FIRST, "");
  }

  static Place of(Movement movement) {
    return new Place(movement.at(), movement.operation(), movement.kind().name());
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws ProblemException 400 for any other text
   */
  static Place read(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1);
      if (parts.length != PARTS) {
        throw unknown();
      }
      Instant at = Instant.parse(parts[0]);
      if (!Movements.canBeAt(at)) {
        throw unknown();
      }
      return new Place(at, OperationId.of(parts[1]), Kind.valueOf(parts[2]).name());
    } catch (IllegalArgumentException | DateTimeException notAPlace) {
      throw unknown();
    }
  }

  /** For callers, who bring it back as it is. */
  String text() {
    String parts = String.join(SEPARATOR, at.toString(), operation.toString(), kind);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(parts.getBytes(StandardCharsets.UTF_8));
  }

  private static ProblemException unknown() {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "CURSOR_UNKNOWN",
        NextStep.FIX_REQUEST,
        "'after' is not the 'next' of a page. Begin without it.");
  }
}
