package org.showpay.auth.tries;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.showpay.contracts.merchant.MerchantId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bounds what is refused at payment screens, over all sessions: by client address, and by merchant
 * for whoever has many addresses. A try is counted before it is looked at, and given back when it
 * was right: so many at once are no more than so many in turn. The rows say it, by the database's
 * clock, so it holds over restarts and for however many instances there are.
 */
@Repository
public class Tries {

  /** None beyond the bound; the window is that of the clock, and not of the first try. */
  private static final String COUNT =
      """
      insert into screen_tries as t (whose, since, tries)
      values (:whose, date_bin('10 minutes', now(), 'epoch'), 1)
      on conflict (whose, since) do update set tries = t.tries + 1 where t.tries < :most
      returning since
      """;

  private static final String COUNT_WRONG =
      """
      insert into screen_tries as t (whose, since, tries)
      values (:whose, date_bin('10 minutes', now(), 'epoch'), 1)
      on conflict (whose, since) do update set tries = t.tries + 1
      returning case when tries >= :most then since + interval '10 minutes' end as over
      """;

  private final JdbcClient jdbc;
  private final int mostOfAnAddress;
  private final int mostOfAMerchant;

  Tries(
      JdbcClient jdbc,
      @Value("${showpay.screen-tries.of-an-address}") int mostOfAnAddress,
      @Value("${showpay.screen-tries.of-a-merchant}") int mostOfAMerchant) {
    this.jdbc = jdbc;
    this.mostOfAnAddress = mostOfAnAddress;
    this.mostOfAMerchant = mostOfAMerchant;
  }

  /** One that was counted. */
  public record Try(String address, String merchant, Instant since) {}

  /** Counts one more; nothing when there have been too many. */
  @Transactional
  public Optional<Try> count(MerchantId merchant, ClientAddress from) {
    String address = "address " + from.text();
    String shop = "merchant " + merchant;
    return count(address, mostOfAnAddress).flatMap(since -> ofMerchant(address, shop, since));
  }

  private Optional<Try> ofMerchant(String address, String shop, Instant since) {
    Optional<Try> counted = count(shop, mostOfAMerchant).map(same -> new Try(address, shop, since));
    if (counted.isEmpty()) {
      giveBack(address, since);
    }
    return counted;
  }

  private Optional<Instant> count(String whose, int most) {
    return jdbc.sql(COUNT)
        .param("whose", whose)
        .param("most", most)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /**
   * Counts one that was wrong, in a statement of its own, and says until when nothing more is to be
   * looked at, if that was as many as may be.
   */
  Optional<Instant> countWrong(String whose, int most) {
    return jdbc
        .sql(COUNT_WRONG)
        .param("whose", whose)
        .param("most", most)
        .query((row, n) -> row.getObject("over", OffsetDateTime.class))
        .list()
        .stream()
        .filter(Objects::nonNull)
        .map(OffsetDateTime::toInstant)
        .findFirst();
  }

  /** It was right: it counts no more. */
  @Transactional
  public void giveBack(Try right) {
    giveBack(right.address, right.since);
    giveBack(right.merchant, right.since);
  }

  private void giveBack(String whose, Instant since) {
    jdbc.sql(
            """
            update screen_tries set tries = tries - 1
             where whose = :whose and since = :since and tries > 0
            """)
        .param("whose", whose)
        .param("since", Timestamp.from(since))
        .update();
  }

  /** Forgets what counts no more. */
  @Transactional
  void forgetOld() {
    jdbc.sql("delete from screen_tries where since < now() - interval '1 hour'").update();
  }
}
