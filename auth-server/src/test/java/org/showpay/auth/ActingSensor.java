package org.showpay.auth;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.HeldOut;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.sensor.Body;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sensor of a PC in a few words: a window that hears a question and gives back a seal. */
final class ActingSensor {

  static final String PLACE = "http://localhost:8086/pc/sensor";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String WINDOW =
      """
      <!DOCTYPE html><html lang="en"><title>Sensor</title><script>
      addEventListener('message', async asked => {
        const sealed = await showpayTake(JSON.stringify(asked.data));
        opener.postMessage({sealed}, asked.origin);
      });
      opener.postMessage({ready: true}, '*');
      </script></html>\
      """;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HeldOut held;

  private ActingSensor(PhoneNumber person) {
    this.held = new HeldOut(person, "right", null);
  }

  /** One of the PC of this browser, before which somebody stands. */
  static ActingSensor at(BrowserContext pc, PhoneNumber person) {
    ActingSensor sensor = new ActingSensor(person);
    pc.exposeFunction("showpayTake", asked -> sensor.take(String.valueOf(asked[0])));
    pc.route(
        PLACE,
        route ->
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(WINDOW)));
    return sensor;
  }

  /** Somebody else stands there now. */
  void holds(PhoneNumber person) {
    held = new HeldOut(person, "right", null);
  }

  /** What it was asked. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  private String take(String asked) {
    heard.add(asked);
    JsonNode wanted = JSON.readTree(asked);
    Challenge question = JSON.treeToValue(wanted.get("question"), Challenge.class);
    PaymentId payment = PaymentId.of(wanted.get("payment").asString());
    byte[] capture = Body.capture(question.factor(), held, question.prompt());
    return question.seal(Purpose.paying(payment), capture).base64();
  }
}
