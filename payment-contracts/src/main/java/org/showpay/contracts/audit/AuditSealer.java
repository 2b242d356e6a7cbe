package org.showpay.contracts.audit;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hangs each new entry on the one before it, and signs the end of each day. Whichever instance
 * holds the head does it, the others pass by. Entries are taken in the order of the transactions
 * that wrote them, up to the oldest one that still runs: so none is passed over.
 */
final class AuditSealer {

  /** Signs what the service states, with a key that is in no database. */
  @FunctionalInterface
  interface Signer {

    String sign(String kind, Map<String, Object> content);
  }

  private static final String NEW =
      "select "
          + AuditChain.ENTRY
          + """
            from audit_entry e
           where e.written_by >= cast(:from as xid8)
             and e.written_by < pg_snapshot_xmin(pg_current_snapshot())
             and not exists (select from audit_link l where l.entry_id = e.id)
           order by e.written_by, e.id limit 2000
          """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Signer signer;
  private final Clock clock;

  AuditSealer(JdbcClient jdbc, TransactionTemplate transaction, Signer signer, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.signer = signer;
    this.clock = clock;
  }

  /** Where the chain ends. */
  private record Head(long position, String hash, LocalDate day, String horizon) {}

  private record Link(long entry, String hash) {}

  /** Seals what has been written; nothing, where another instance does so now. */
  void seal() {
    transaction.executeWithoutResult(status -> head().ifPresent(this::goOn));
  }

  private Optional<Head> head() {
    return jdbc.sql(
            "select position, hash, day, cast(horizon as text) as horizon from audit_head"
                + " for update skip locked")
        .query((row, n) ->
            new Head(
                row.getLong("position"),
                hex(row.getBytes("hash")),
                row.getObject("day", LocalDate.class),
                row.getString("horizon")))
        .optional();
  }

  private void goOn(Head head) {
    LocalDate today = today(head);
    if (head.position() > 0 && head.day().isBefore(today)) {
      sign(head);
    }
    List<Link> links = new ArrayList<>();
    jdbc.sql(NEW)
        .param("from", head.horizon())
        .query((ResultSet row) -> {
          String last = links.isEmpty() ? head.hash() : links.getLast().hash();
          byte[] hash = AuditChain.hash(HexFormat.of().parseHex(last), row);
          links.add(new Link(row.getLong("id"), hex(hash)));
        });
    if (!links.isEmpty() || head.day().isBefore(today)) {
      write(head, links, today);
    }
  }

  /** A clock that is behind another instance's adds nothing to a day that is signed. */
  private LocalDate today(Head head) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return today.isBefore(head.day()) ? head.day() : today;
  }

  private void write(Head head, List<Link> links, LocalDate today) {
    jdbc.sql(
            """
            insert into audit_link (position, entry_id, day, hash)
            select cast(? as bigint) + number, entry, cast(? as date), decode(hash, 'hex')
              from unnest(cast(? as bigint[]), cast(? as text[])) with ordinality
                   as l (entry, hash, number)
            """)
        .param(head.position())
        .param(today)
        .param(links.stream().map(Link::entry).toArray(Long[]::new))
        .param(links.stream().map(Link::hash).toArray(String[]::new))
        .update();
    String hash = links.isEmpty() ? head.hash() : links.getLast().hash();
    jdbc.sql(
            """
            update audit_head
               set position = :position, hash = decode(:hash, 'hex'), day = :day,
                   horizon = least(
                     (select written_by from audit_entry e
                       where written_by >= horizon
                         and not exists (select from audit_link l where l.entry_id = e.id)
                       order by written_by limit 1),
                     pg_snapshot_xmin(pg_current_snapshot()))
            """)
        .param("position", head.position() + links.size())
        .param("hash", hash)
        .param("day", today)
        .update();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** With the service's own key, which is in no database. */
  private void sign(Head head) {
    String signed =
        signer.sign(
            SignedDay.KIND,
            Map.of("day", head.day().toString(), "position", head.position(), "hash", head.hash()));
    jdbc.sql(
            """
            insert into audit_day (day, position, hash, signature)
            values (:day, :position, decode(:hash, 'hex'), :signature) on conflict (day) do nothing
            """)
        .param("day", head.day())
        .param("position", head.position())
        .param("hash", head.hash())
        .param("signature", signed)
        .update();
  }
}
