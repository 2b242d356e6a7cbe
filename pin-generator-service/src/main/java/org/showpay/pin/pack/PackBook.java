package org.showpay.pin.pack;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.showpay.contracts.handset.HandsetCodesApi.PackWish;
import org.showpay.contracts.pack.PackAnswer.Offered;
import org.showpay.pin.notice.Notices;
import org.showpay.pin.session.LiveSession;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that a pack was made and that its owner must be told: both, or neither. */
@Repository
class PackBook {

  private final JdbcClient jdbc;
  private final Notices notices;
  private final Clock clock;

  PackBook(JdbcClient jdbc, Notices notices, Clock clock) {
    this.jdbc = jdbc;
    this.notices = notices;
    this.clock = clock;
  }

  @Transactional
  void write(LiveSession session, PackWish wish, Offered live) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into issued_pack (id, session_id, subscriber, handset, card, codes, expires_at,
                                     issued_at)
            values (:id, :session, :subscriber, :handset, :card, :codes, :expires, :now)
            """)
        .param("id", wish.pack().uuid())
        .param("session", session.session().uuid())
        .param("subscriber", session.subscriber().uuid())
        .param("handset", session.handset().uuid())
        .param("card", wish.card().uuid())
        .param("codes", wish.codes())
        .param("expires", live.expiresAt().atOffset(ZoneOffset.UTC))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    notices.packMade(session.phoneNumber(), wish.codes(), live.cardLast4(), now);
  }
}
