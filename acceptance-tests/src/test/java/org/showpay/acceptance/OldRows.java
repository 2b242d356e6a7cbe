package org.showpay.acceptance;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.issuing.CardAccountsApi;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi;
import org.showpay.contracts.shop.ShopOfficeApi;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillOfficeApi;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;
import org.showpay.stack.people.Clients;

/** Asks running services for what the release before has written, and compares with its rows. */
final class OldRows {

  private final RunningStack stack;
  private final Clients clients;
  private final Rows rows;
  private final List<String> read = new ArrayList<>();

  OldRows(RunningStack stack) {
    this.stack = stack;
    this.clients = new Clients(stack);
    this.rows = new Rows(stack);
  }

  /** What services say and the rows do not, and how much was read. */
  List<String> read(String before) throws SQLException {
    payments(before);
    sales();
    messages();
    bills();
    orders();
    return List.copyOf(read);
  }

  /** A till of the release before gets a key of today: its own is nowhere. */
  private void payments(String before) throws SQLException {
    String query =
        "select id, state || ' ' || terminal_id from payment where requested_at < '" + before + "'";
    for (Map.Entry<String, String> row : rows.map(ServiceName.AUTH_SERVER, query).entrySet()) {
      String[] stateAndTerminal = row.getValue().split(" ", -1);
      PaymentId id = new PaymentId(UUID.fromString(row.getKey()));
      PaymentsApi payments =
          clients.of(PaymentsApi.class, ServiceName.AUTH_SERVER, keyFor(stateAndTerminal[1]));
      compare("payment " + id, stateAndTerminal[0], payments.find(id).state().name());
    }
  }

  private ApiKey keyFor(String terminal) throws SQLException {
    ApiKey key = ApiKeyHash.draw(new SecureRandom());
    try (Connection connection = stack.databaseOf(ServiceName.AUTH_SERVER).open();
        PreparedStatement change =
            connection.prepareStatement("update terminal set api_key_hash = ? where id = ?")) {
      change.setString(1, ApiKeyHash.of(key).hex());
      change.setObject(2, UUID.fromString(terminal));
      change.executeUpdate();
    }
    return key;
  }

  private void sales() throws SQLException {
    TillOfficeApi tills = clients.of(TillOfficeApi.class, ServiceName.CAT_TERMINAL);
    for (Map.Entry<String, String> row :
        rows.map(ServiceName.CAT_TERMINAL, "select till_id, count(*) from sale group by till_id")
            .entrySet()) {
      TillId till = new TillId(UUID.fromString(row.getKey()));
      compare("sales of " + till, row.getValue(), tills.sales(till).size());
    }
  }

  private void messages() throws SQLException {
    PhonesApi phones = clients.of(PhonesApi.class, ServiceName.MOBILE_TERMINAL);
    for (Map.Entry<String, String> row :
        rows.map(ServiceName.MOBILE_TERMINAL, "select phone_id, count(*) from sms group by 1")
            .entrySet()) {
      PhoneId phone = new PhoneId(UUID.fromString(row.getKey()));
      compare("messages of " + phone, row.getValue(), phones.messages(phone).size());
    }
  }

  private void bills() throws SQLException {
    CardAccountsApi accounts = clients.of(CardAccountsApi.class, ServiceName.CARD_ISSUER);
    for (Map.Entry<String, String> row :
        rows.map(
                ServiceName.CARD_ISSUER,
                "select id || ' ' || company || ' ' || to_char(opened_at, 'YYYY-MM'), used"
                    + " from card_account")
            .entrySet()) {
      String[] account = row.getKey().split(" ", -1);
      compare(
          "bill of " + row.getKey(),
          row.getValue(),
          accounts
              .bill(
                  new CompanyId(account[1]),
                  new AccountId(UUID.fromString(account[0])),
                  YearMonth.parse(account[2]))
              .total()
              .amount());
    }
  }

  private void orders() throws SQLException {
    ShopOfficeApi shop = clients.of(ShopOfficeApi.class, ServiceName.SHOPPING_MALL);
    String query = "select 'orders', count(*) from shop_order";
    rows.map(ServiceName.SHOPPING_MALL, query)
        .forEach(
            (what, count) -> compare(what, count, shop.orders(null, null, 100).orders().size()));
  }

  private void compare(String what, Object row, Object said) {
    read.add(
        what
            + (row.toString().equals(said.toString())
                ? ""
                : ": " + row + " is said to be " + said));
  }
}
