package org.showpay.pin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.showpay.contracts.sms.SmsApi.Sms;
import org.showpay.contracts.subscriber.PhoneNumber;
import tools.jackson.databind.json.JsonMapper;

/** An SMS server that can be down, over real HTTP, and remembers what it took and refused. */
public final class FakeSmsServer {

  private static final String PATH = "/v1/sms";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final WireMockServer host;

  FakeSmsServer(WireMockServer host) {
    this.host = host;
  }

  /** Takes every message from now on, if its sender brings a token. */
  public void comesUp() {
    host.stubFor(
        post(urlPathEqualTo(PATH))
            .withHeader("Authorization", matching("Bearer ey.+"))
            .willReturn(aResponse().withStatus(200)));
  }

  /** Refuses every message from now on. */
  public void goesDown() {
    host.stubFor(post(urlPathEqualTo(PATH)).willReturn(aResponse().withStatus(503)));
  }

  /** The messages that it took for a number, oldest first. */
  public List<Sms> delivered(PhoneNumber to) {
    return messages(to, event -> event.getResponse().getStatus() == 200);
  }

  /** The messages for a number that it was given while it was down, oldest first. */
  public List<Sms> refused(PhoneNumber to) {
    return messages(to, event -> event.getResponse().getStatus() == 503);
  }

  private List<Sms> messages(PhoneNumber to, Predicate<ServeEvent> which) {
    return host.getAllServeEvents().stream()
        .filter(event -> event.getRequest().getUrl().equals(PATH))
        .filter(which)
        .sorted(Comparator.comparing(event -> event.getRequest().getLoggedDate()))
        .map(event -> JSON.readValue(event.getRequest().getBody(), Sms.class))
        .filter(sms -> sms.to().equals(to))
        .toList();
  }
}
