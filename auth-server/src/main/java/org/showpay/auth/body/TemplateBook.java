package org.showpay.auth.body;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.showpay.auth.factor.FactorKeys;
import org.showpay.biometrics.Template;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.TemplateId;
import org.showpay.contracts.secret.Seal;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolled;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of bodies, each sealed for its own row and owner. */
@Repository
class TemplateBook {

  /** Whoever tries a capture against many templates finds one the sooner; so there are few. */
  private static final int MOST = 4;

  private final JdbcClient jdbc;
  private final Seal seal;

  TemplateBook(JdbcClient jdbc, FactorKeys keys) {
    this.jdbc = jdbc;
    this.seal = new Seal(keys.derive("templates"));
  }

  /** Keeps one; nothing where as many of its kind are kept as may be. */
  @Transactional
  Optional<Enrolled> keep(SubscriberId subscriber, Factor factor, String label, Template template) {
    lock(subscriber);
    if (count(subscriber, factor) >= MOST) {
      return Optional.empty();
    }
    TemplateId id = TemplateId.next();
    Timestamp since =
        jdbc.sql(
                """
                insert into body_template (id, subscriber_id, factor, label, sealed)
                values (:id, :subscriber, :factor, :label, :sealed)
                returning enrolled_at
                """)
            .param("id", id.uuid())
            .param("subscriber", subscriber.uuid())
            .param("factor", factor.name())
            .param("label", label)
            .param("sealed", seal.close(template.content(), row(subscriber, id)))
            .query(Timestamp.class)
            .single();
    return Optional.of(new Enrolled(id, factor, label, since.toInstant()));
  }

  /** Two that are enrolled at once are counted one after the other. */
  private void lock(SubscriberId subscriber) {
    jdbc.sql("select from subscriber where id = :subscriber for update")
        .param("subscriber", subscriber.uuid())
        .query()
        .listOfRows();
  }

  int count(SubscriberId subscriber, Factor factor) {
    return jdbc.sql(
            """
            select count(*) from body_template
             where subscriber_id = :subscriber and factor = :factor
            """)
        .param("subscriber", subscriber.uuid())
        .param("factor", factor.name())
        .query(Integer.class)
        .single();
  }

  List<Enrolled> of(SubscriberId subscriber) {
    return jdbc.sql(
            """
            select id, factor, label, enrolled_at from body_template
             where subscriber_id = :subscriber order by enrolled_at, id
            """)
        .param("subscriber", subscriber.uuid())
        .query((row, n) ->
            new Enrolled(
                new TemplateId(row.getObject("id", UUID.class)),
                Factor.valueOf(row.getString("factor")),
                row.getString("label"),
                row.getTimestamp("enrolled_at").toInstant()))
        .list();
  }

  List<Template> templates(SubscriberId subscriber, Factor factor) {
    return jdbc.sql(
            """
            select id, sealed from body_template
             where subscriber_id = :subscriber and factor = :factor
            """)
        .param("subscriber", subscriber.uuid())
        .param("factor", factor.name())
        .query((row, n) ->
            new Template(
                seal.open(
                    row.getBytes("sealed"),
                    row(subscriber, new TemplateId(row.getObject("id", UUID.class))))))
        .list();
  }

  @Transactional
  boolean forget(SubscriberId subscriber, TemplateId template) {
    return jdbc.sql("delete from body_template where id = :id and subscriber_id = :subscriber")
            .param("id", template.uuid())
            .param("subscriber", subscriber.uuid())
            .update()
        == 1;
  }

  private static byte[] row(SubscriberId subscriber, TemplateId template) {
    return (template + " of " + subscriber).getBytes(StandardCharsets.US_ASCII);
  }
}
