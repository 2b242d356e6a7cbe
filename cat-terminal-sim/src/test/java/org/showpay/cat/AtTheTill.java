package org.showpay.cat;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.showpay.barcode.Drawing;
import org.showpay.barcode.Screen;
import org.showpay.barcode.SymbolPainter;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillsApi;
import org.showpay.contracts.till.TillsApi.InstallTill;
import org.showpay.contracts.till.TillsApi.Sale;
import org.showpay.contracts.till.TillsApi.SellRequest;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.testing.ServiceTest;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** A cashier at a newly installed till, with a consumer who shows a code. */
@ServiceTest
@Import(FakePeers.class)
public abstract class AtTheTill {

  /** What is bought. */
  protected static final OrderId ORDER = new OrderId("2026-0001");

  /** For how much. */
  protected static final Money PRICE = Money.of(12_000, "KRW");

  /** How long a sale may take here, instead of the usual 43 s. */
  protected static final Duration PATIENCE = Duration.ofSeconds(3);

  /** The consumer's payment password, not to be found anywhere afterwards. */
  protected static final Password PASSWORD = new Password("canary-password-4711");

  /** The terminal's key, not to be found anywhere either. */
  protected static final ApiKey API_KEY = ApiKeyHash.draw(new SecureRandom());

  /** Where the service under test listens. */
  @Autowired protected Environment environment;

  /** The till's database. */
  @Autowired protected JdbcClient database;

  /** The other end of the line. */
  @Autowired protected FakeAuthServer authServer;

  /** The service under test. */
  protected TillsApi tills;

  /** This test's own till. */
  protected TillId till;

  /** What the consumer's phone shows. */
  protected PayCode code;

  @BeforeEach
  void installTheTill() {
    authServer.beThere();
    tills = TestClient.of(TillsApi.class, environment, TestKeys.OPERATOR.reveal());
    till = install();
    code = PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
  }

  /** One more till. */
  protected TillId install() {
    return tills.install(new InstallTill("Cafe Sogong", TerminalId.next(), API_KEY)).till();
  }

  /** The cashier types the digits from the consumer's phone. */
  protected Sale sell() {
    return tills.sell(till, typed(code.reveal()));
  }

  /** A purchase by typed digits. */
  protected static SellRequest typed(String digits) {
    return new SellRequest(ORDER, PRICE, null, digits, PASSWORD);
  }

  /** A purchase by a picture. */
  protected static SellRequest pictured(Picture picture) {
    return new SellRequest(ORDER, PRICE, picture, null, PASSWORD);
  }

  /** What the camera sees of a phone that shows this code. */
  protected static Picture phoneShowing(PayCode code, Carrier carrier) {
    Drawing drawing = new SymbolPainter().paint(code, carrier, new Screen(360, 640));
    return ((Drawing.Drawn) drawing).png();
  }

  /** The problem that a broken request ends with. */
  protected static Problem problemOf(ThrowingCallable request) {
    RestClientResponseException thrown =
        catchThrowableOfType(RestClientResponseException.class, request);
    return Problem.of(Objects.requireNonNull(thrown, "There was no problem"));
  }

  /** A slip as one line, however it was broken. */
  protected static String inOneLine(Sale sale) {
    return sale.receipt().replace('\n', ' ');
  }

  /** How many sales of this till are in the database in this state. */
  protected long salesInState(String state) {
    return database
        .sql("select count(*) from sale where till_id = ? and state = ?")
        .params(till.uuid(), state)
        .query(Long.class)
        .single();
  }

  /** How many sales of this till are in the database. */
  protected long sales() {
    return database
        .sql("select count(*) from sale where till_id = ?")
        .params(till.uuid())
        .query(Long.class)
        .single();
  }
}
