package org.showpay.auth.retention;

/** Whether something is still to come of a subscriber's payments, as a condition of SQL. */
final class OpenPayments {

  /**
   * Of the row that is called {@code s}: a payment that is not decided, a capture, refund or
   * cancellation that is not answered, or a hold that can still be captured.
   */
  static final String EXIST =
      """
      exists (
        select from payment p
         where p.subscriber_id = s.id
           and (p.state in ('AUTHENTICATION_REQUIRED', 'REQUESTED', 'UNKNOWN', 'CANCELLING',
                            'REVERSING')
                or p.state = 'APPROVED'
                   and (p.capturing > p.captured or p.refunding > p.refunded
                        or p.capturing < p.amount
                           and not exists (
                             select from payment_operation o
                              where o.payment_id = p.id and o.kind = 'CAPTURE'
                                and (o.last and o.state <> 'REFUSED'
                                     or o.refusal in ('NOTHING_HELD', 'REVERSED'))))))
      """;

  private OpenPayments() {}
}
