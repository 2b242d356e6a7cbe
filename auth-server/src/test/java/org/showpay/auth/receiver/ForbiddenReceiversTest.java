package org.showpay.auth.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.webhook.TryError;

/** Whoever may name a URL must not reach into our network with it. */
class ForbiddenReceiversTest {

  private static final ReachableAddresses STRICT =
      new ReachableAddresses(new ReceiverProperties(false));
  private static final ReachableAddresses DEMO =
      new ReachableAddresses(new ReceiverProperties(true));

  /** PORT is where the canary listens. */
  static final List<String> BAD_URLS =
      List.of(
          "http://shop.example/",
          "http://shop.example:PORT/",
          "ftp://shop.example/",
          "file:///etc/passwd",
          "gopher://shop.example/",
          "jar:https://shop.example/!/",
          "javascript:alert(1)",
          "//shop.example/",
          "/hook",
          "",
          "https:",
          "https://",
          "https:///x",
          "https:shop.example",
          "https:/shop.example",
          "https://user@shop.example/",
          "https://user:word@shop.example/",
          "https://shop.example@127.0.0.1:PORT/",
          "https://127.0.0.1:PORT\\@shop.example/",
          "https://shop.example/#part",
          "https://shop.example:80/",
          "https://shop.example:22/",
          "https://shop.example:25/",
          "https://shop.example:0/",
          "https://shop.example:1023/",
          "https://shop.example:65536/",
          "https://shop.example:-1/",
          "https://shop.example:99999999999/",
          "https://localhost:PORT/",
          "https://LOCALHOST:PORT/",
          "https://postgres:5432/",
          "https://127.0.0.1:PORT/",
          "https://127.1:PORT/",
          "https://127.0.1:PORT/",
          "https://2130706433:PORT/",
          "https://0x7f000001:PORT/",
          "https://0x7f.0.0.1:PORT/",
          "https://0177.0.0.1:PORT/",
          "https://017700000001:PORT/",
          "https://127.0.0.01:PORT/",
          "https://127.0.0.256:PORT/",
          "https://127.0.0.1.:PORT/",
          "https://0:PORT/",
          "https://0.0.0.0:PORT/",
          "https://10.0.0.1/",
          "https://172.16.0.1/",
          "https://172.31.255.255/",
          "https://192.168.1.1/",
          "https://100.64.0.1/",
          "https://169.254.169.254/latest/meta-data/",
          "https://168.63.129.16/",
          "https://100.100.100.200/",
          "https://224.0.0.1/",
          "https://255.255.255.255/",
          "https://[::1]:PORT/",
          "https://[::]:PORT/",
          "https://[0:0:0:0:0:0:0:1]:PORT/",
          "https://[::ffff:127.0.0.1]:PORT/",
          "https://[::ffff:7f00:1]:PORT/",
          "https://[::127.0.0.1]:PORT/",
          "https://[64:ff9b::7f00:1]/",
          "https://[2002:7f00:1::]/",
          "https://[fc00::1]/",
          "https://[fd00:ec2::254]/",
          "https://[fe80::1]/",
          "https://[fe80::1%25lo]:PORT/",
          "https://[ff02::1]/",
          "https://[::1:PORT/",
          "https://shop.example:PORT:443/",
          "https://shop..example/",
          "https://-shop.example/",
          "https://shop.example./",
          "https://sh\u00f6p.example/",
          "https://\uff11\uff12\uff17.0.0.1/",
          "https://shop%2eexample/",
          "https://127%2e0%2e0%2e1:PORT/",
          "https://sh op.example/",
          " https://shop.example/",
          "https://shop.example/\r\nHost: x",
          "https://shop.example/\t",
          "https://shop_1.example/",
          "https://*.example/",
          "https://shop.example/{x}");

  @Test
  void refusesEveryBadUrlAndConnectsToNobody() throws Exception {
    try (Canary canary = new Canary()) {
      EndpointUrls urls = new EndpointUrls(STRICT);
      for (String bad : BAD_URLS) {
        String url = bad.replace("PORT", Integer.toString(canary.port()));
        assertThatExceptionOfType(ProblemException.class)
            .as(url)
            .isThrownBy(() -> urls.accept(url))
            .satisfies(e -> assertThat(e.getBody().getDetail()).contains("'url'"));
      }
      assertThat(canary.connections()).isZero();
    }
    assertThat(BAD_URLS).hasSizeGreaterThan(60);
  }

  /** Straight to the line, as if the URL had been accepted when rules were laxer. */
  @Test
  void reachesNoneOfThemEvenUnchecked() throws Exception {
    try (Canary canary = new Canary();
        Line line = new Line(STRICT, InetAddress::getAllByName)) {
      for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
        for (String scheme : List.of("http", "https")) {
          assertThat(line.post(scheme + "://" + host + ":" + canary.port() + "/"))
              .isEqualTo(Reply.Failed.without(TryError.ADDRESS_REFUSED));
        }
      }
      assertThat(canary.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1"
      })
  void refusesTheAddressAfterResolution(String address) throws Exception {
    InetAddress bad = InetAddress.ofLiteral(address);
    InetAddress good = InetAddress.ofLiteral("93.184.215.14");
    try (Canary canary = new Canary()) {
      for (InetAddress[] answer : List.of(new InetAddress[] {bad}, new InetAddress[] {good, bad})) {
        try (Line line = new Line(STRICT, name -> answer)) {
          assertThat(line.post("https://shop.example:" + canary.port() + "/"))
              .isEqualTo(Reply.Failed.without(TryError.ADDRESS_REFUSED));
        }
      }
      assertThat(canary.connections()).isZero();
    }
  }

  @Test
  void asksForANameOnceAndConnectsToWhatItChecked() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    InetAddress first = InetAddress.ofLiteral("93.184.215.14");
    Names rebinding =
        name ->
            new InetAddress[] {
              asked.getAndIncrement() == 0 ? first : InetAddress.ofLiteral("127.0.0.1")
            };
    CheckedNames names = new CheckedNames(rebinding, STRICT);
    assertThat(names.resolve("shop.example", 443))
        .singleElement()
        .satisfies(to -> assertThat(to.getAddress()).isSameAs(first));
    assertThat(asked).hasValue(1);
    assertThatExceptionOfType(CheckedNames.AddressRefused.class)
        .isThrownBy(() -> names.resolve("shop.example", 443));
  }

  @Test
  void connectsToTheCheckedAddressAndToNoOther() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Names once =
        name -> {
          if (asked.getAndIncrement() > 0) {
            throw new UnknownHostException("asked twice");
          }
          return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        };
    try (Canary canary = new Canary();
        Line line = new Line(DEMO, once)) {
      line.post("http://shop.example:" + canary.port() + "/");
      assertThat(canary.connections()).isOne();
      assertThat(asked).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/", "https://shop.example", "https://shop.example:8443/hooks?a=b",
        "https://a.b-c.shop.example:443/%41", "HTTPS://SHOP.EXAMPLE/",
            "https://xn--shp-tna.example/",
        "https://93.184.215.14/", "https://[2606:2800:21f::1]:8443/"
      })
  void acceptsWhatEverybodyReadsInTheSameWay(String url) {
    assertThatCode(() -> new EndpointUrls(STRICT).accept(url)).doesNotThrowAnyException();
  }

  @Test
  void reachesThisMachineInADemonstrationButNeverMetadata() {
    EndpointUrls urls = new EndpointUrls(DEMO);
    for (String url : List.of("http://localhost:8087/hook", "http://127.0.0.1:8087/")) {
      assertThatCode(() -> urls.accept(url)).doesNotThrowAnyException();
    }
    for (String url :
        List.of("http://169.254.169.254/", "http://u@localhost/", "ftp://localhost/")) {
      assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> urls.accept(url));
    }
  }

  /** Receivers between names of the test's own. */
  private static final class Line implements AutoCloseable {

    private final Receivers receivers;

    Line(ReachableAddresses reachable, Names names) {
      this.receivers =
          new Receivers(
              new CheckedNames(names, reachable), Clock.systemUTC(), Duration.ofSeconds(3));
    }

    Reply post(String url) {
      return receivers.post(new EndpointUrl(URI.create(url)), Map.of(), "{}");
    }

    @Override
    public void close() throws IOException {
      receivers.destroy();
    }
  }
}
