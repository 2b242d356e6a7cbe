package org.showpay.pin.code;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.id.TypedId;
import org.showpay.pin.session.LiveSession;
import org.springframework.data.domain.Persistable;

/**
 * That a code was made, for whom and until when. Neither its digits nor its digest are here: the
 * auth-server alone can tell which code it was.
 */
@Entity
@Table(name = "issued_code")
class IssuedCodeRow implements Persistable<UUID> {

  private static final UUID UNSET = new UUID(0, 0);

  @Id @Column private UUID id = UNSET;
  @Column private UUID sessionId = UNSET;
  @Column private UUID subscriber = UNSET;
  @Column private UUID handset = UNSET;
  @Column private UUID card = UNSET;
  @Column private Instant expiresAt = Instant.EPOCH;
  @Column private Instant issuedAt = Instant.EPOCH;

  /** For Hibernate. */
  protected IssuedCodeRow() {}

  static IssuedCodeRow of(
      LiveSession session, CardToken card, Instant expiresAt, Instant issuedAt) {
    IssuedCodeRow row = new IssuedCodeRow();
    row.id = TypedId.next();
    row.sessionId = session.session().uuid();
    row.subscriber = session.subscriber().uuid();
    row.handset = session.handset().uuid();
    row.card = card.uuid();
    row.expiresAt = expiresAt;
    row.issuedAt = issuedAt;
    return row;
  }

  @Override
  public UUID getId() {
    return id;
  }

  /** Always: a row is written once and never again. */
  @Override
  public boolean isNew() {
    return true;
  }
}
