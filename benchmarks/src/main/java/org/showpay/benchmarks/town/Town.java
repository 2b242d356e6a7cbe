package org.showpay.benchmarks.town;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.CardAccountsApi;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeDigester;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.vault.StoreCardRequest;
import org.showpay.contracts.vault.StoredCard;
import org.showpay.stack.RunningStack;
import org.showpay.stack.people.Clients;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Who pays and who is paid under load. Cards and terminals come by the services' own routes;
 * subscribers and codes are written at once, since their passwords would cost minutes of Argon2.
 */
public final class Town {

  /** More than there are clients, so that no two wait for one account of a card company. */
  private static final int ACCOUNTS = 512;

  private static final int TERMINALS = 128;
  private static final int MERCHANTS = 32;
  private static final int AT_ONCE = 8;
  private static final CompanyId COMPANY = new CompanyId("hanbit");

  private final RunningStack stack;
  private final Path secrets;
  private final Clients clients;
  private final SecureRandom random = new SecureRandom();
  private final PayCodeDigester digester;
  private final Sessions sessions;
  private final RestClient vault;

  /** Nobody lives there yet. */
  public Town(RunningStack stack, Path secrets) throws IOException, ParseException {
    this.stack = stack;
    this.secrets = secrets;
    this.clients = new Clients(stack);
    this.digester =
        new PayCodeDigester(secret(ServiceName.AUTH_SERVER, "showpay.pay-code-key").strip());
    this.sessions = new Sessions(secret(ServiceName.PIN_GENERATOR, "showpay.trust.signing-key"));
    this.vault =
        RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory())
            .baseUrl(stack.urlOf(ServiceName.GATEWAY_ADAPTER).toString())
            .build();
  }

  private String secret(ServiceName service, String name) throws IOException {
    return Files.readString(secrets.resolve(service.text()).resolve(name));
  }

  /** Shops open, and their terminals get keys. */
  public List<ApiKey> openShops() {
    MerchantsApi merchants = clients.of(MerchantsApi.class, ServiceName.AUTH_SERVER);
    MerchantTermsApi terms = clients.of(MerchantTermsApi.class, ServiceName.AUTH_SERVER);
    List<ApiKey> keys = new ArrayList<>();
    for (int i = 0; i < MERCHANTS; i++) {
      var merchant = merchants.open(new MerchantsApi.OpenMerchant("Shop " + i)).merchant();
      // Their terminals neither sign nor seal: what that costs is measured by itself.
      terms.agree(merchant, terms.find(merchant).relaxed());
      for (int till = 0; till < TERMINALS / MERCHANTS; till++) {
        keys.add(
            merchants.addTerminal(merchant, new MerchantsApi.AddTerminal("till " + till)).apiKey());
      }
    }
    return keys;
  }

  /** Subscribers come with a card each, of a few hundred accounts at a card company. */
  public void moveIn(int subscribers) throws SQLException, IOException, InterruptedException {
    run(
        ServiceName.AUTH_SERVER,
        resource("people.sql").replace(":subscribers", Integer.toString(subscribers)));
    List<UUID> ids = subscribers();
    List<CardAccountsApi.IssuedCard> cards =
        inParallel(Math.min(ACCOUNTS, ids.size()), this::openAccount);
    List<StoredCard> stored =
        inParallel(ids.size(), i -> store(ids.get(i), cards.get(i % cards.size())));
    keep(stored);
    for (ServiceName service :
        List.of(ServiceName.AUTH_SERVER, ServiceName.GATEWAY_ADAPTER, ServiceName.CARD_ISSUER)) {
      run(service, "analyze");
    }
  }

  private List<UUID> subscribers() throws SQLException {
    try (Connection connection = open(ServiceName.AUTH_SERVER);
        PreparedStatement statement =
            connection.prepareStatement("select id from subscriber where login_id like 'load-%'");
        ResultSet rows = statement.executeQuery()) {
      List<UUID> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
      return ids;
    }
  }

  private CardAccountsApi.IssuedCard openAccount(int number) {
    return clients
        .of(CardAccountsApi.class, ServiceName.CARD_ISSUER)
        .open(
            COMPANY,
            new CardAccountsApi.OpenAccount(
                "Holder " + number, Money.of(1_000_000_000_000L, "KRW")));
  }

  private StoredCard store(UUID subscriber, CardAccountsApi.IssuedCard card) {
    return Objects.requireNonNull(
        vault
            .post()
            .uri("/v1/cards")
            .headers(headers -> headers.setBearerAuth(sessions.of(new SubscriberId(subscriber))))
            .body(new StoreCardRequest(card.pan(), card.expiry()))
            .retrieve()
            .body(StoredCard.class));
  }

  private void keep(List<StoredCard> cards) throws SQLException {
    try (Connection connection = open(ServiceName.AUTH_SERVER);
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into card (token, subscriber_id, nickname, company, last4, state, available,
                  currency, added_at, version)
                values (?, ?, 'Load', ?, ?, 'ACTIVE', 1000000000000, 'KRW', now(), 0)
                """)) {
      for (StoredCard card : cards) {
        insert.setObject(1, card.card().uuid());
        insert.setObject(2, card.owner().uuid());
        insert.setString(3, card.company().text());
        insert.setString(4, card.last4());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Codes that can be paid with now, all earlier ones being void. */
  public List<PayCode> newCodes(int wanted) throws SQLException, IOException {
    List<PayCode> codes = new ArrayList<>();
    byte[][] digests = new byte[wanted][];
    for (int i = 0; i < wanted; i++) {
      PayCode code = PayCode.draw(SchemePrefix.DEFAULT, random);
      codes.add(code);
      digests[i] = HexFormat.of().parseHex(digester.digest(code).hex());
    }
    run(ServiceName.AUTH_SERVER, "update pay_code set state = 'VOID' where state = 'LIVE'");
    try (Connection connection = open(ServiceName.AUTH_SERVER);
        PreparedStatement insert = connection.prepareStatement(resource("codes.sql"))) {
      insert.setArray(1, connection.createArrayOf("bytea", digests));
      if (insert.executeUpdate() != wanted) {
        throw new IllegalStateException("There are fewer handsets than codes");
      }
    }
    run(ServiceName.AUTH_SERVER, "vacuum analyze pay_code");
    return codes;
  }

  /** One of many things that are done side by side. */
  private interface Work<T> {
    T of(int number);
  }

  private static <T> List<T> inParallel(int times, Work<T> work) throws InterruptedException {
    try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<T>> results = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        results.add(workers.submit(() -> work.of(number)));
      }
      List<T> all = new ArrayList<>();
      for (Future<T> result : results) {
        all.add(result.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The town could not be filled", e.getCause());
    }
  }

  private void run(ServiceName service, String sql) throws SQLException {
    try (Connection connection = open(service);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection open(ServiceName service) throws SQLException {
    return stack.databaseOf(service).open();
  }

  private static String resource(String name) throws IOException {
    try (var content = Town.class.getResourceAsStream(name)) {
      if (content == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
