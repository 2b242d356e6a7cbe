package org.showpay.stack.invariant;

import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.contracts.trust.ServiceName.CARD_ISSUER;
import static org.showpay.contracts.trust.ServiceName.PIN_GENERATOR;
import static org.showpay.stack.invariant.Invariant.nothing;

import java.util.List;

/** What must hold of codes and of the passwords that go with them. */
final class CodeInvariants {

  /** A payment has a card from the moment at which its code is spent on it. */
  private static final String SPENT_TWICE =
      """
      select encode(code_digest, 'hex') as code,
             'spent on ' || string_agg('pay_' || replace(id::text, '-', ''), ' and ' order by id)
        from payment
       where card_token is not null
       group by code_digest having count(*) > 1
      """;

  private static final String SPENT_WITHOUT_A_CODE =
      """
      select p.id as payment, 'charges a card, but no code was spent on it'
        from payment p
       where p.card_token is not null
         and not exists (select from pay_code c
                          where c.digest = p.code_digest and c.payment_id = p.id
                            and c.state = 'USED')
      """;

  private static final String USED_FOR_NOTHING =
      """
      select encode(c.digest, 'hex') as code, 'used, but no payment names it'
        from pay_code c
       where c.state = 'USED'
         and not exists (select from payment p
                          where p.id = c.payment_id and p.code_digest = c.digest)
      """;

  /** Also of the second attempt, which card companies know by an id of its own. */
  private static final String CODES =
      """
      select attempt as payment, 'code ' || encode(code_digest, 'hex')
        from payment cross join unnest(array[id, authorization_id]) attempt
       where attempt is not null
      """;

  private static final String APPROVED_THERE =
      "select payment_id as payment, null from authorization_log where outcome = 'APPROVED'";

  /** Tries of a payment that waits with its code spent are counted on the payment. */
  private static final String UNCOUNTED_TRIES =
      """
      select encode(p.code_digest, 'hex') as code,
             count(*) || ' passwords looked at, ' || coalesce(max(c.password_tries), 0)
               || ' tries counted, 3 allowed'
        from payment p left join pay_code c on c.digest = p.code_digest
       where p.decline_reason = 'WRONG_PASSWORD' and p.password_tries = 0
       group by p.code_digest
      having count(*) > least(3, coalesce(max(c.password_tries), 0))
      """;

  private static final String TOO_MANY_TRIES =
      """
      select id as payment, password_tries || ' tries of the password, 3 allowed'
        from payment where password_tries > 3
      union all
      select id, 'refused for its password after ' || password_tries || ' tries of 3'
        from payment
       where decline_reason = 'WRONG_PASSWORD' and password_tries between 1 and 2
      """;

  private static final String NOT_LOCKED =
      """
      select subscriber_id as subscriber, failures || ' wrong passwords in a row, and not locked'
        from factor
       where failures > 10 or failures = 10 and locked_until is null
      """;

  private static final String TOO_LONG_A_LIFE =
      """
      select encode(digest, 'hex') as code, kind || ', lives for ' || (expires_at - issued_at)
        from pay_code
       where not coalesce(expires_at - issued_at <= longest_code_life(kind), false)
      """;

  /** Both times are the database's, of the transaction that spent the code. */
  private static final String SPENT_TOO_LATE =
      """
      select p.id as payment, 'spent a code at ' || spent.at || ', which had ended at '
               || c.expires_at
        from payment p
        join pay_code c on c.payment_id = p.id
        cross join lateral (
          select coalesce(p.authenticate_by - interval '90 seconds', min(m.moved_at)) as at
            from payment_move m
           where m.payment_id = p.id and m.to_state = 'REQUESTED') spent
       where spent.at >= c.expires_at
      """;

  /** Issued and ended by two clocks, which may be ten seconds apart. */
  private static final String GIVEN_OUT_TOO_LONG =
      """
      select id as issue, 'a handset was told that its code lives for ' || (expires_at - issued_at)
        from issued_code where expires_at - issued_at > interval '190 seconds'
      """;

  private CodeInvariants() {}

  static Invariant spentOnce() {
    return new Invariant(
        "I1",
        "no code is used twice, in our books or by what card companies approved",
        List.of(
            nothing(AUTH_SERVER, SPENT_TWICE),
            nothing(AUTH_SERVER, SPENT_WITHOUT_A_CODE),
            nothing(AUTH_SERVER, USED_FOR_NOTHING),
            new Rule.OnlyOne(
                new Rule.Question(AUTH_SERVER, CODES),
                new Rule.Question(CARD_ISSUER, APPROVED_THERE))));
  }

  static Invariant fewTries() {
    return new Invariant(
        "I14",
        "no more passwords were looked at than allowed, each counted before",
        List.of(
            nothing(AUTH_SERVER, UNCOUNTED_TRIES),
            nothing(AUTH_SERVER, TOO_MANY_TRIES),
            nothing(AUTH_SERVER, NOT_LOCKED)));
  }

  static Invariant shortLife() {
    return new Invariant(
        "I15",
        "no code lives, or is spent, beyond its time",
        List.of(
            nothing(AUTH_SERVER, TOO_LONG_A_LIFE),
            nothing(AUTH_SERVER, SPENT_TOO_LATE),
            nothing(PIN_GENERATOR, GIVEN_OUT_TOO_LONG)));
  }
}
