package org.showpay.auth;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.factor.EntriesApi;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeDigester;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.PayCodesApi;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.subscriber.LimitsApi;
import org.showpay.contracts.subscriber.LoginId;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.subscriber.SubscribersApi;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.wallet.OwnFactorsApi;
import org.showpay.contracts.wallet.WalletApi;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.showpay.testing.TestPasswords;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/** Peoples the auth-server with consumers and cashiers, over its own API. */
class Town {

  static final Password PAYMENT_PASSWORD = TestPasswords.payment();
  static final Password LOGIN_PASSWORD = TestPasswords.login();

  private static final AtomicLong NUMBERS = new AtomicLong(821_000_000_000L);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Environment environment;
  private final JdbcClient jdbc;
  private final FakeAdapter adapter;

  Town(Environment environment, JdbcClient jdbc, FakeAdapter adapter) {
    this.environment = environment;
    this.jdbc = jdbc;
    this.adapter = adapter;
  }

  SubscribersApi asOperator() {
    return TestClient.of(SubscribersApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  SubscribersApi subscribers() {
    return TestClient.of(SubscribersApi.class, environment, pinGenerator());
  }

  MerchantsApi merchants() {
    return TestClient.of(MerchantsApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  PayCodesApi payCodes() {
    return TestClient.of(PayCodesApi.class, environment, pinGenerator());
  }

  LimitsApi limits() {
    return TestClient.of(LimitsApi.class, environment, pinGenerator());
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  /** Whether a statement of this kind waits for somebody's lock. */
  boolean somebodyWaitsIn(String statement) {
    return jdbc.sql(
            """
            select exists (select from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock'
                              and query like ?)
            """)
        .param(statement)
        .query(Boolean.class)
        .single();
  }

  private static String pinGenerator() {
    return TestKeys.serviceToken(ServiceName.PIN_GENERATOR, ServiceName.AUTH_SERVER);
  }

  /** Somebody with a phone and one card that can pay a million won. */
  Consumer consumer() {
    PhoneNumber phone = new PhoneNumber(Long.toString(NUMBERS.incrementAndGet()));
    LoginId login = new LoginId("u" + phone.reveal());
    var enrolment =
        asOperator()
            .enrol(new SubscribersApi.EnrolRequest(phone, login, LOGIN_PASSWORD, PAYMENT_PASSWORD));
    CardToken card = CardToken.next();
    adapter.keeps(card, enrolment.subscriber());
    adapter.says(new AvailableAnswer.Known(won(1_000_000)));
    subscribers()
        .addCard(enrolment.subscriber(), new SubscribersApi.AddCardRequest(card, "Everyday"));
    return new Consumer(this, phone, login, enrolment, card);
  }

  /** The same person with one more card, of this company. */
  Consumer withAnotherCard(Consumer owner, CompanyId company, String last4) {
    CardToken card = CardToken.next();
    SubscriberId subscriber = owner.enrolment().subscriber();
    adapter.keeps(card, subscriber, company, last4);
    subscribers().addCard(subscriber, new SubscribersApi.AddCardRequest(card, "Another"));
    return new Consumer(this, owner.phone(), owner.login(), owner.enrolment(), card);
  }

  /** The wallet as its owner's handset has it. */
  WalletApi walletOf(Consumer owner) {
    return TestClient.of(
        WalletApi.class,
        environment,
        TestKeys.handsetToken(
            SessionId.next(),
            owner.enrolment().handset(),
            owner.enrolment().subscriber(),
            ServiceName.AUTH_SERVER));
  }

  /** What of its owner's body a handset has enrolled. */
  OwnFactorsApi factorsOf(Consumer owner) {
    return TestClient.of(
        OwnFactorsApi.class,
        environment,
        TestKeys.handsetToken(
            SessionId.next(),
            owner.enrolment().handset(),
            owner.enrolment().subscriber(),
            ServiceName.AUTH_SERVER));
  }

  /** A new merchant, whose terminals need neither sign nor seal: most tests are not of that. */
  MerchantsApi.Merchant merchant(String name) {
    var merchant = merchants().open(new MerchantsApi.OpenMerchant(name));
    jdbc.sql(
            """
            insert into merchant_terms (merchant_id, fee_basis_points, time_zone, cut_off,
                                        sealed_passwords, signed_requests)
            select merchant_id, fee_basis_points, time_zone, cut_off, false, false
              from merchant_terms where merchant_id = ?
            """)
        .param(merchant.merchant().uuid())
        .update();
    return merchant;
  }

  /** Somebody at a till of a new merchant. */
  Cashier cashier() {
    return cashierOf(merchant("Corner Shop"));
  }

  /** Somebody at one more till of this merchant. */
  Cashier cashierOf(MerchantsApi.Merchant merchant) {
    var terminal =
        merchants().addTerminal(merchant.merchant(), new MerchantsApi.AddTerminal("till"));
    return new Cashier(this, merchant, terminal.apiKey().reveal());
  }

  /** Somebody with an internet shop, of a new merchant. */
  Shopkeeper shopkeeper() {
    var merchant = merchant("Web Shop");
    var server =
        merchants()
            .addTerminal(
                merchant.merchant(), new MerchantsApi.AddTerminal("server", Channel.ONLINE));
    return new Shopkeeper(environment, merchant, server.apiKey().reveal());
  }

  static Money won(long amount) {
    return Money.of(amount, "KRW");
  }

  /** A payer. */
  record Consumer(
      Town town,
      PhoneNumber phone,
      LoginId login,
      SubscribersApi.Enrolment enrolment,
      CardToken card) {

    PayCode code() {
      return code(null, null);
    }

    PayCode code(@Nullable Money ceiling, MerchantsApi.@Nullable Merchant shop) {
      PayCode code = PayCode.draw(SchemePrefix.DEFAULT, RANDOM);
      return made(code, registration(code, ceiling, shop));
    }

    /** A code for internet shops. */
    PayCode onlineCode() {
      return onlineCode(PayCode.draw(SchemePrefix.DEFAULT, RANDOM));
    }

    /** This very one. */
    PayCode onlineCode(PayCode code) {
      PayCodeRegistration usual = registration(code, null, null);
      return made(
          code,
          new PayCodeRegistration(
              usual.digest(),
              usual.subscriber(),
              usual.handset(),
              usual.card(),
              null,
              null,
              Channel.ONLINE));
    }

    private PayCode made(PayCode code, PayCodeRegistration registration) {
      waitsAMoment();
      RegistrationAnswer answer = town.payCodes().register(registration);
      if (!(answer instanceof RegistrationAnswer.Registered)) {
        throw new AssertionError("No code: " + answer);
      }
      return code;
    }

    /** Two seconds pass for whoever asks for codes, though not for the test. */
    void waitsAMoment() {
      town.jdbc()
          .sql("update code_pace set latest_at = latest_at - interval '2s' where subscriber_id = ?")
          .param(enrolment.subscriber().uuid())
          .update();
    }

    PayCodeRegistration registration(
        PayCode code, @Nullable Money ceiling, MerchantsApi.@Nullable Merchant shop) {
      String key = town.environment.getRequiredProperty("showpay.pay-code-key");
      return new PayCodeRegistration(
          new PayCodeDigester(key).digest(code),
          enrolment.subscriber(),
          enrolment.handset(),
          card,
          ceiling,
          shop == null ? null : shop.merchant(),
          null);
    }
  }

  /** Somebody who charges payers. */
  record Cashier(Town town, MerchantsApi.Merchant merchant, String apiKey) {

    PaymentsApi payments() {
      return TestClient.of(PaymentsApi.class, town.environment, apiKey);
    }

    EntriesApi entries() {
      return TestClient.of(EntriesApi.class, town.environment, apiKey);
    }

    /** The same without the contract, for what a contract cannot say. */
    RestClient http() {
      return TestClient.raw(town.environment, apiKey);
    }

    AuthorizationRequest request(PayCode code, Money amount) {
      PaymentId id = PaymentId.next();
      return new AuthorizationRequest(
          id, new OrderId("order-" + id), code, amount, PAYMENT_PASSWORD);
    }

    PaymentView charge(PayCode code, Money amount) {
      return payments().authorize(request(code, amount));
    }

    /** A sale that waits for the consumer's password: it is above what goes without one. */
    PaymentView chargeAndWait(PayCode code) {
      AuthorizationRequest usual = request(code, won(200_000));
      return payments()
          .authorize(
              new AuthorizationRequest(
                  usual.paymentId(), usual.orderId(), code, usual.amount(), null));
    }
  }
}
