package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What is wrong before anybody of ours can read it is told as all else that is wrong. */
@AuthServerTest
class UnreadableRequestsTest {

  private static final String TERMS = "/v1/merchants/" + MerchantId.next() + "/terms";

  @Autowired Environment environment;

  @Test
  void anAddressThatIsNone() throws Exception {
    isAProblem(send(request("/v1/payments/%00")), 400, "BAD_REQUEST");
    isAProblem(send(request("/v1/payments/..%5c..%5cetc")), 400, "BAD_REQUEST");
  }

  @Test
  void anAddressThatIsTooLong() throws Exception {
    isAProblem(send(request("/v1/payments?order=" + "9".repeat(20_000))), 400, "BAD_REQUEST");
  }

  @Test
  void whatNobodyCanReadOfWhatIsAcceptedHidesNoProblem() throws Exception {
    for (String accept : new String[] {"x", "*/*;q=2", "text/html", "application/json"}) {
      isAProblem(send(request(TERMS).setHeader("Accept", accept)), 404, "MERCHANT_UNKNOWN");
    }
  }

  @Test
  void contentThatIsSaidToBeOfWhateverTypeIsNotTaken() throws Exception {
    for (String type : new String[] {"*/*", "application/*", "x", "text/plain"}) {
      isAProblem(
          send(
              request("/v1/merchants")
                  .setHeader("Content-Type", type)
                  .POST(BodyPublishers.ofString("{\"name\":\"Corner Shop\"}"))),
          415,
          "UNSUPPORTED_MEDIA_TYPE");
    }
  }

  private static void isAProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .contains("\"code\":\"" + code + "\"", "\"nextStep\":\"FIX_REQUEST\"")
        .doesNotContain("Exception", "Tomcat");
  }

  private HttpRequest.Builder request(String address) {
    String port = environment.getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Authorization", "Bearer " + TestKeys.OPERATOR.reveal());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
