package org.showpay.auth;

import java.util.List;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the tables name a subscriber. */
record Traces(JdbcClient jdbc, SubscriberId who) {

  /** What proves somebody, and what they allowed. */
  static final List<String> THEIRS_ALONE =
      List.of(
          "factor",
          "body_template",
          "factor_challenge",
          "seen_capture",
          "factor_ceiling",
          "approval_key",
          "approval_question",
          "passkey",
          "passkey_question",
          "spending_limit",
          "code_pace");

  /** What evidence names them by, and what is overwritten. */
  static final List<String> KEPT = List.of("payment", "pay_code", "handset", "card");

  /** A row in each table that only they are named by. */
  void leaveEverywhere() {
    for (String row :
        List.of(
            "body_template (id, subscriber_id, factor, label, sealed)"
                + " values (gen_random_uuid(), ?, 'FINGERPRINT', 'thumb', '')",
            "factor_challenge (id, subscriber_id, factor, purpose, prompt, expires_at)"
                + " values (gen_random_uuid(), ?, 'IRIS', 'ENROL', '', now() + interval '9 days')",
            "seen_capture (subscriber_id, digest)" + " values (?, decode(repeat('ab', 32), 'hex'))",
            "factor_ceiling (subscriber_id, factor, amount, currency)"
                + " values (?, 'IRIS', 1, 'KRW')",
            "approval_key (handset_id, subscriber_id, public_key)"
                + " values (gen_random_uuid(), ?, decode(repeat('ab', 32), 'hex'))",
            "approval_question (nonce, handset_id, payment_id, subscriber_id, expires_at)"
                + " values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), ?, now())",
            "passkey (id, subscriber_id, credential_id, credential, sign_count,"
                + " is_backup_eligible, label)"
                + " values (gen_random_uuid(), ?, '\\x01', '\\x01', 0, false, 'phone')",
            "passkey_question (digest, handset_id, subscriber_id, expires_at)"
                + " values (sha256('n'), gen_random_uuid(), ?, now() + interval '9 days')",
            "spending_limit values (?, 'KRW', 1, 1, 1, 0, 0) on conflict do nothing",
            "code_pace (subscriber_id, latest_at) values (?, now()) on conflict do nothing")) {
      jdbc.sql("insert into " + row).param(who.uuid()).update();
    }
  }

  /** Of all tables that name subscribers by id, whichever will be added. */
  List<String> tables() {
    return jdbc
        .sql(
            """
            select table_name from information_schema.columns
             where column_name = 'subscriber_id' and table_schema = current_schema()
            """)
        .query((row, n) -> row.getString(1))
        .list()
        .stream()
        .filter(table ->
            jdbc.sql("select exists (select from " + table + " where subscriber_id = ?)")
                .param(who.uuid())
                .query(Boolean.class)
                .single())
        .toList();
  }
}
