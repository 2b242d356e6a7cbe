package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.showpay.testing.ServiceTest;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

/** Boots. */
@ServiceTest
class BootTest {

  @Autowired Environment environment;

  @Test
  void boots() {
    RestClient client = TestClient.raw(environment, TestKeys.OPERATOR.reveal());
    assertThat(client.get().uri("/actuator/health").retrieve().body(String.class)).contains("UP");
    assertThat(say(client)).contains("403 ", "nextStep");
    assertThat(say(TestClient.raw(environment, "spk_x"))).contains("401 ", "nextStep");
  }

  private static String say(RestClient client) {
    String text =
        client
            .get()
            .uri("/v1/x")
            .exchange((q, r) -> r.getStatusCode() + " " + r.bodyTo(String.class));
    return Objects.requireNonNull(text);
  }
}
