package org.showpay.auth.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.MoveTable;
import org.showpay.auth.MoveTable.Cell;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds docs/checkout-states.md and the database against each other, in full. */
@AuthServerTest
class CheckoutStatesTest {

  private static final Path TABLE = Path.of("..", "docs", "checkout-states.md");

  private static final String PAYMENT =
      """
      insert into payment (id, merchant_id, terminal_id, order_id, amount, currency,
        code_digest, card_token, subscriber_id, company, state, approval_number,
        requested_at, updated_at)
      values (:id, :id, :id, 'A-1', :amount, 'KRW', sha256('none'), :id, :id, 'hanbit',
        :state, 'A1B2C3', now(), now())
      """;

  private static final String SESSION =
      """
      insert into checkout_session (id, merchant_id, terminal_id, order_id, amount, currency,
        lines, return_url, cancel_url, screen, state, payment_id, code_digest, opened_at,
        expires_at, updated_at)
      values (:id, :id, :id, 'A-1', 1, 'KRW', '[]', 'https://a.example', 'https://a.example',
        sha256(cast(cast(:id as text) as bytea)), :state,
        case when :shown then cast(:id as uuid) end,
        case when :shown then sha256('none') end,
        now(), now() + interval '10 minutes', now())
      """;

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @TestFactory
  List<DynamicTest> everyPairIsAllowedOrRefusedAsTheDocumentSays() throws IOException {
    List<Cell<CheckoutState>> cells = cells();
    assertThat(cells).hasSize(CheckoutState.values().length * CheckoutState.values().length);
    return cells.stream()
        .map(cell ->
            DynamicTest.dynamicTest(
                cell.toString(),
                () ->
                    assertThat(refusalOf(cell.from(), changeTo(cell.to())))
                        .isEqualTo(cell.allowed() ? "" : "does not move from " + cell.from())))
        .toList();
  }

  @Test
  void nothingOfASessionButItsStateChanges() {
    String stays = "stays as it was opened";
    String cancels = "state = 'CANCELLED', version = version + 1";
    assertThat(refusalOf(CheckoutState.OPEN, cancels)).isEmpty();
    for (String more :
        List.of(
            "amount = 2",
            "order_id = 'B'",
            "lines = ''",
            "return_url = 'https://thief.example'",
            "expires_at = expires_at + interval '1 minute'",
            "version = version + 2",
            "payment_id = gen_random_uuid(), code_digest = sha256('2')")) {
      String change =
          more.startsWith("version") ? "state = 'CANCELLED', " + more : cancels + ", " + more;
      assertThat(refusalOf(CheckoutState.OPEN, change)).describedAs(more).isEqualTo(stays);
    }
    assertThat(refusalOf(CheckoutState.OPEN, "state = 'PROCESSING', version = version + 1"))
        .isEqualTo(stays);
  }

  @Test
  void isPaidByAnApprovedPaymentOfItsOwnAmountAlone() {
    String paid = "state = 'PAID', version = version + 1";
    assertThat(refusalOf(CheckoutState.PROCESSING, paid, "APPROVED", 1)).isEmpty();
    assertThat(refusalOf(CheckoutState.PROCESSING, paid, "APPROVED", 2)).contains("no approved");
    assertThat(refusalOf(CheckoutState.PROCESSING, paid, "UNKNOWN", 1)).contains("no approved");
  }

  private static String changeTo(CheckoutState state) {
    String payment =
        state == CheckoutState.PROCESSING
            ? ", payment_id = gen_random_uuid(), code_digest = sha256('2')"
            : "";
    return "state = '" + state + "', version = version + 1" + payment;
  }

  private String refusalOf(CheckoutState from, String change) {
    return refusalOf(from, change, "APPROVED", 1);
  }

  /** Why the database refuses a change of a row; empty if it does not. All is taken back. */
  private String refusalOf(CheckoutState from, String change, String payment, long amount) {
    String refusal =
        transaction.execute(status -> {
          status.setRollbackOnly();
          UUID session = sessionIn(from, payment, amount);
          try {
            jdbc.sql("update checkout_session set " + change + " where id = ?")
                .param(session)
                .update();
            return "";
          } catch (DataAccessException e) {
            return String.valueOf(e.getMostSpecificCause().getMessage());
          }
        });
    for (String known :
        List.of("does not move from " + from, "stays as it was opened", "no approved")) {
      if (String.valueOf(refusal).contains(known)) {
        return known;
      }
    }
    // What the triggers let pass fails on a foreign key, since the row has no merchant.
    return String.valueOf(refusal).contains("foreign key") ? "" : String.valueOf(refusal);
  }

  /** A row of its own; the replica role lets it be without the merchant and the terminal. */
  private UUID sessionIn(CheckoutState state, String payment, long amount) {
    UUID id = CheckoutId.next().uuid();
    jdbc.sql("set local session_replication_role = replica").update();
    jdbc.sql(PAYMENT).param("id", id).param("state", payment).param("amount", amount).update();
    jdbc.sql(SESSION)
        .param("id", id)
        .param("state", state.name())
        .param("shown", state == CheckoutState.PROCESSING || state == CheckoutState.PAID)
        .update();
    jdbc.sql("set local session_replication_role = origin").update();
    return id;
  }

  private static List<Cell<CheckoutState>> cells() throws IOException {
    return MoveTable.cells(TABLE, CheckoutState::valueOf);
  }
}
