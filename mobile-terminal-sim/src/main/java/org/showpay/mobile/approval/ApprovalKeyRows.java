package org.showpay.mobile.approval;

import java.util.Optional;
import org.showpay.contracts.approval.ApprovalKeyPair;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.mobile.phone.DeviceSeal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys of phones, each sealed for its phone. */
@Repository
class ApprovalKeyRows {

  private final JdbcClient database;
  private final DeviceSeal seal;

  ApprovalKeyRows(JdbcClient database, DeviceSeal seal) {
    this.database = database;
    this.seal = seal;
  }

  /** The key that the auth-server has on record. */
  Optional<ApprovalKeyPair> registered(PhoneId phone) {
    return database
        .sql("select sealed_key from approval_key where phone_id = ? and sealed_key is not null")
        .param(phone.uuid())
        .query((row, n) -> open(phone, row.getBytes(1)))
        .optional();
  }

  /** The key that is to be registered: drawn and kept now, unless one was before. */
  ApprovalKeyPair next(PhoneId phone) {
    return database
        .sql(
            """
            insert into approval_key as k (phone_id, next_key) values (:phone, :drawn)
            on conflict (phone_id)
              do update set next_key = coalesce(k.next_key, excluded.next_key)
            returning next_key
            """)
        .param("phone", phone.uuid())
        .param("drawn", seal.close(ApprovalKeyPair.draw().reveal(), place(phone)))
        .query((row, n) -> open(phone, row.getBytes(1)))
        .single();
  }

  /** The next key is on record: the one before is forgotten. */
  void isRegistered(PhoneId phone) {
    database
        .sql(
            """
            update approval_key set sealed_key = next_key, next_key = null
             where phone_id = ? and next_key is not null
            """)
        .param(phone.uuid())
        .update();
  }

  private ApprovalKeyPair open(PhoneId phone, byte[] sealed) {
    return ApprovalKeyPair.of(seal.open(sealed, place(phone)));
  }

  private static String place(PhoneId phone) {
    return phone + " approves";
  }
}
