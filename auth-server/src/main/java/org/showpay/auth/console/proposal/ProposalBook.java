package org.showpay.auth.console.proposal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.showpay.auth.console.operator.Action;
import org.showpay.auth.console.operator.Author;
import org.showpay.auth.console.operator.Operator;
import org.showpay.contracts.console.OperatorId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Proposals: written once, decided once. The database holds both, and that nobody decides alone.
 */
@Repository
class ProposalBook {

  private static final String PROPOSE =
      """
      insert into console_proposal
        (id, action, subject, command, digest, proposed_by, proposer, expires_at)
      values (:id, :action, :subject, :command, :digest, :by, :proposer,
              now() + make_interval(secs => :within))
      on conflict (action, subject) where state = 'OPEN' do nothing
      """;

  /** Both must still be operators who may act; what is confirmed is what was looked at. */
  private static final String CONFIRM =
      """
      update console_proposal p
         set state = 'CONFIRMED', decided_by = :me, decider = :name, decided_at = now()
       where p.id = :id and p.state = 'OPEN' and p.expires_at > now() and p.digest = :digest
         and p.proposed_by is distinct from :me
         and (p.proposed_by is null
              or exists (select 1 from console_operator o
                          where o.id = p.proposed_by and o.state = 'ACTIVE' and o.role = 'ACT'))
         and exists (select 1 from console_operator o
                      where o.id = :me and o.state = 'ACTIVE' and o.role = 'ACT')
      """;

  private final JdbcClient jdbc;
  private final Duration within;

  ProposalBook(JdbcClient jdbc, TwoOperatorsProperties rules) {
    this.jdbc = jdbc;
    this.within = rules.within();
  }

  /** False where an act of this kind on the same is proposed, and nobody has decided. */
  boolean propose(ProposalId id, Command command, String text, Author by) {
    expire();
    return jdbc.sql(PROPOSE)
            .param("id", id.uuid())
            .param("action", command.action().name())
            .param("subject", command.subject())
            .param("command", text)
            .param("digest", CommandText.digest(command.action(), text))
            .param("by", by.id() == null ? null : by.id().uuid())
            .param("proposer", by.name())
            .param("within", within.toSeconds())
            .update()
        == 1;
  }

  /** True for one of all who confirm the same. */
  boolean confirm(ProposalId id, String digest, Operator me) {
    return jdbc.sql(CONFIRM)
            .param("id", id.uuid())
            .param("digest", digest)
            .param("me", me.id().uuid())
            .param("name", me.name())
            .update()
        == 1;
  }

  /** Ends one without anything being done; true for one of all who end it. */
  boolean end(ProposalId id, Proposal.State how, Operator me) {
    return jdbc.sql(
                """
                update console_proposal
                   set state = :how, decided_by = :me, decider = :name, decided_at = now()
                 where id = :id and state = 'OPEN'
                """)
            .param("id", id.uuid())
            .param("how", how.name())
            .param("me", me.id().uuid())
            .param("name", me.name())
            .update()
        == 1;
  }

  Optional<Proposal> find(ProposalId id) {
    return jdbc.sql("select *, expires_at <= now() as over from console_proposal where id = :id")
        .param("id", id.uuid())
        .query(ProposalBook::read)
        .optional();
  }

  /** Those that somebody can decide, the oldest first. */
  List<Proposal> open() {
    return jdbc.sql(
            """
            select *, false as over from console_proposal
             where state = 'OPEN' and expires_at > now() order by proposed_at limit 200
            """)
        .query(ProposalBook::read)
        .list();
  }

  private void expire() {
    jdbc.sql(
            """
            update console_proposal set state = 'EXPIRED'
             where state = 'OPEN' and expires_at <= now()
            """)
        .update();
  }

  private static Proposal read(ResultSet row, int number) throws SQLException {
    UUID by = row.getObject("proposed_by", UUID.class);
    return new Proposal(
        new ProposalId(row.getObject("id", UUID.class)),
        Action.valueOf(row.getString("action")),
        row.getString("subject"),
        row.getString("command"),
        row.getString("digest"),
        by == null ? null : new OperatorId(by),
        row.getString("proposer"),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("over"),
        Proposal.State.valueOf(row.getString("state")));
  }
}
