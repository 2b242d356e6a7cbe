package org.showpay.contracts.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The telling of one message to one endpoint, with all its tries.
 *
 * @param message the header webhook-id: the same at every try
 * @param type for example {@code payment.approved}
 * @param nextTryAt present while it is WAITING
 */
public record Delivery(
    DeliveryId delivery,
    MessageId message,
    String type,
    State state,
    Instant createdAt,
    @Nullable Instant nextTryAt,
    List<Try> tries) {

  /** Where a delivery stands. */
  public enum State {
    /** To be tried, for the first time or again. */
    WAITING,
    /** Answered with 2xx. */
    DELIVERED,
    /** All tries failed; it can be asked for again. */
    GIVEN_UP,
    /** The endpoint was deleted, or said that it is gone. */
    STOPPED
  }

  /**
   * One try.
   *
   * @param durationMillis absent when it is under way, or was cut off by a crash of ours
   * @param status of the receiver's answer, where there was one
   * @param error absent when it was delivered
   */
  public record Try(
      int number,
      Instant startedAt,
      @Nullable Long durationMillis,
      @Nullable Integer status,
      @Nullable TryError error) {}
}
