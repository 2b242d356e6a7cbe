package org.showpay.stack.look.trial;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.showpay.contracts.console.OperatorsApi;
import org.showpay.contracts.console.OperatorsApi.AddOperator;
import org.showpay.contracts.console.OperatorsApi.NewOperator;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.look.Outcome;
import org.showpay.stack.look.Premises;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.people.Clients;
import org.springframework.web.client.HttpClientErrorException;

/** Has a scanner try the routes that take something from outside and ask a database about it. */
public final class InjectionLooks {

  private static final String MISSING =
      "sqlmap is not installed: apt-get install sqlmap, or see https://sqlmap.org";
  private static final String CONFIRMATION =
      "two operators have to agree on terms here, of which the scanner needs some that want no"
          + " signatures";
  private static final String SECRET = "Authorization: Bearer ";

  private InjectionLooks() {}

  /** Looks. */
  public static Outcome look(Premises premises) throws IOException, InterruptedException {
    if (!Scanner.isInstalled()) {
      return new Outcome.NotRun(MISSING);
    }
    Clients clients = new Clients(premises.suite());
    OperatorsApi office = clients.of(OperatorsApi.class, ServiceName.AUTH_SERVER);
    NewOperator operator =
        office.add(new AddOperator("look-sql-" + Long.toHexString(System.nanoTime()), Role.LOOK));
    Path folder = premises.home().folder().resolve("scanner");
    try {
      ConsoleVisit console = new ConsoleVisit(premises, operator);
      return scan(Scanner.in(folder), requests(premises, clients, console.cookies()));
    } catch (HttpClientErrorException.Conflict twoOperators) {
      return new Outcome.NotRun(CONFIRMATION);
    } finally {
      office.remove(operator.operator());
      StackHome.delete(folder);
    }
  }

  private static Outcome scan(Scanner scanner, Map<String, String> requests)
      throws IOException, InterruptedException {
    List<String> open = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Map.Entry<String, String> request : requests.entrySet()) {
      switch (scanner.scan(request.getKey(), request.getValue())) {
        case INJECTABLE -> open.add(request.getKey());
        case UNKNOWN -> unknown.add(request.getKey());
        case CLEAN -> {
          // As it should be.
        }
      }
    }
    if (!open.isEmpty()) {
      return new Outcome.Failed("SQL comes in at " + open);
    }
    return unknown.isEmpty()
        ? new Outcome.Passed("sqlmap found no way in at %d requests".formatted(requests.size()))
        : new Outcome.NotRun("sqlmap did not come to an end at " + unknown);
  }

  /** By a name for each: what people type, what programs filter by, ids, and bodies. */
  private static Map<String, String> requests(Premises premises, Clients clients, String cookies) {
    MerchantsApi merchants = clients.of(MerchantsApi.class, ServiceName.AUTH_SERVER);
    MerchantId merchant = unsigned(merchants, clients);
    String till = key(merchants, merchant, Channel.STORE);
    String shop = key(merchants, merchant, Channel.ONLINE);
    String operator = SECRET + premises.suite().operatorKey().reveal();
    String browser = "Cookie: " + cookies + "\r\nAccept: text/html";
    URI auth = premises.suite().urlOf(ServiceName.AUTH_SERVER);
    URI bank = premises.suite().urlOf(ServiceName.CARD_ISSUER);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("console-payments", get(auth, "/console/payments?q=shop&amount=5", browser));
    all.put("console-merchants", get(auth, "/console/merchants?q=shop", browser));
    all.put("console-wallets", get(auth, "/console/wallets?q=minji", browser));
    all.put("console-deeds", get(auth, "/console/deeds?subject=pay&before=9", browser));
    all.put("payments-of-a-till", get(auth, "/v1/payments?order=A-1", SECRET + till));
    all.put("checkouts-of-a-shop", get(auth, "/v1/checkout-sessions?order=A-1", SECRET + shop));
    all.put("payment-by-id", get(auth, "/v1/payments/pay_1*", SECRET + till));
    all.put("terms-by-id", get(auth, "/v1/merchants/mer_1*/terms", operator));
    all.put("new-merchant", post(auth, "/v1/merchants", "{\"name\":\"Scanned*\"}", operator));
    all.put(
        "new-account",
        post(
            bank,
            "/v1/companies/hanbit*/accounts",
            "{\"holder\":\"A*\",\"limit\":{\"amount\":1,\"currency\":\"KRW\"}}",
            operator));
    return all;
  }

  /** The scanner signs nothing, and has to come as far as the database. */
  private static MerchantId unsigned(MerchantsApi merchants, Clients clients) {
    MerchantId merchant = merchants.open(new MerchantsApi.OpenMerchant("Scanned")).merchant();
    MerchantTermsApi terms = clients.of(MerchantTermsApi.class, ServiceName.AUTH_SERVER);
    terms.agree(merchant, terms.find(merchant).relaxed());
    return merchant;
  }

  private static String key(MerchantsApi merchants, MerchantId merchant, Channel channel) {
    return merchants
        .addTerminal(merchant, new MerchantsApi.AddTerminal("scanned", channel))
        .apiKey()
        .reveal();
  }

  private static String get(URI at, String path, String headers) {
    return "GET "
        + at
        + path
        + " HTTP/1.1\r\nHost: "
        + at.getAuthority()
        + "\r\n"
        + headers
        + "\r\n\r\n";
  }

  private static String post(URI at, String path, String json, String headers) {
    return "POST "
        + at
        + path
        + " HTTP/1.1\r\nHost: "
        + at.getAuthority()
        + "\r\n"
        + headers
        + "\r\nContent-Type: application/json\r\n\r\n"
        + json;
  }
}
