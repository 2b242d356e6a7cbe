package org.showpay.cat;

import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillsApi.InstallTill;
import org.showpay.contracts.trust.ApiKeyHash;
import org.springframework.test.context.TestPropertySource;

/** A cashier at the pages of a till of its own, with time for a customer to type. */
@TestPropertySource(properties = "patience=12s")
public abstract class AtThePages extends AtTheTill {

  /** What the other end of the line does with payments. */
  protected final ActingAuthServer acting = new ActingAuthServer();

  /** The key of this test's till. */
  protected ApiKey key;

  /** The cashier's browser. */
  protected Visitor cashier;

  @BeforeEach
  void openThePages() {
    authServer.onAuthorize(acting);
    authServer.onFind(acting);
    authServer.onAcknowledge(acting);
    key = ApiKeyHash.draw(new SecureRandom());
    till = installed(key);
    cashier = new Visitor(environment);
  }

  /** A till with this key. */
  protected TillId installed(ApiKey with) {
    return tills.install(new InstallTill("Cafe Sogong", TerminalId.next(), with)).till();
  }

  /** Signs the cashier in, who looks at the till's page then. */
  protected Visitor.Answer signIn() {
    cashier.get("/sign-in");
    Visitor.Answer in = cashier.post("/sign-in", "key", key.reveal());
    cashier.get("/cashier");
    return in;
  }

  /** Types an amount and charges it; the number of the receipt. */
  protected String charge(long won) {
    cashier.post("/cashier/entries", "entry", Long.toString(won));
    cashier.post("/cashier/charge");
    return cashier.get("/cashier").dataOf("order");
  }

  /** Sells by a code that a scanner types, and waits for the end; the number of the receipt. */
  protected String sellAndWait(long won) {
    String order = charge(won);
    cashier.post("/cashier/code", "order", order, "code", freshCode().reveal());
    ended();
    return order;
  }

  /** Waits until the sale at the counter has ended; the page then. */
  protected Visitor.Answer ended() {
    return cashier.until("/cashier", page -> page.dataOf("stage").equals("ended"));
  }

  /** A code that nobody has shown. */
  protected static PayCode freshCode() {
    return PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
  }
}
