package org.showpay.cat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.HeldOut;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.till.TillsApi.OfTheBody;
import org.showpay.contracts.till.TillsApi.SellRequest;

/** Paying by what is held to the till's sensor. */
class AtTheSensorTest extends AtThePages {

  private static final long MUCH = ActingAuthServer.WITHOUT_PASSWORD + 1;

  private final PhoneNumber person = new PhoneNumber("821012345678");
  private Visitor customer;

  @BeforeEach
  void aDisplayForTheCustomer() {
    acting.refuseFrames(0);
    customer = new Visitor(environment);
  }

  @Test
  void aFingerThatIsNotRecognisedMayBePressedAgain() {
    acting.refuseFrames(1);
    String payment = waitForTheCustomer();
    press(payment, person.reveal());
    assertThat(customer.get("/customer").textOf("trouble")).contains("not recognised");
    assertThat(cashier.get("/cashier").body()).contains("Not recognised: the customer tries again");
    press(payment, person.reveal());
    assertThat(ended().body()).contains("Approved");
    assertThat(acting.frames()).hasSize(2);
    byte[] frame = acting.frames().getLast();
    assertThat(acting.frames().getFirst()).isNotEqualTo(frame);
    String plain = Base64.getEncoder().encodeToString(frame).substring(40_000, 40_060);
    assertThat(customer.everything()).doesNotContain(plain, person.reveal());
    assertThat(cashier.everything()).doesNotContain(plain, person.reveal());
  }

  @Test
  void aNumberThatIsNoneMovesNothing() {
    String payment = waitForTheCustomer();
    press(payment, "nobody");
    assertThat(acting.frames()).isEmpty();
    assertThat(customer.everything()).contains("That is no phone number.");
    assertThat(customer.get("/customer").body())
        .contains("Press the finger")
        .doesNotContain("That is no phone number.");
    cashier.post("/cashier/cancellation", "payment", payment);
    assertThat(ended().body()).contains("Called off");
  }

  @Test
  void aSaleOverTheApiHoldsItOutWhenThePaymentWaitsForIt() {
    OfTheBody finger = new OfTheBody(Factor.FINGERPRINT, new HeldOut(person, "right index", null));
    SellRequest sale =
        new SellRequest(ORDER, Money.of(MUCH, "KRW"), null, code.reveal(), null, finger);
    assertThat(tills.sell(till, sale).payment().state()).isEqualTo(PaymentState.APPROVED);
    assertThat(acting.frames()).hasSize(1);
  }

  private String waitForTheCustomer() {
    signIn();
    cashier.post("/cashier/display");
    customer.steal(cashier);
    String order = charge(MUCH);
    cashier.post("/cashier/code", "order", order, "code", code.reveal());
    return customer
        .until("/customer", page -> page.body().contains("Press the finger"))
        .valueOf("payment");
  }

  private void press(String payment, String whose) {
    customer.post(
        "/customer/sensor",
        "payment",
        payment,
        "factor",
        "FINGERPRINT",
        "person",
        whose,
        "part",
        "right index",
        "care",
        "WELL");
  }
}
