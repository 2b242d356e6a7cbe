package org.showpay.contracts.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.signature.RequestSignature;
import org.showpay.contracts.signature.SigningKey;
import org.showpay.contracts.trust.ApiKeyHash;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;

/** Which key a terminal's requests are signed with, if any. */
class TerminalSigningTest {

  private static final ApiKey TERMINAL = ApiKeyHash.draw(new SecureRandom());

  private final SigningKey first = SigningKey.draw();
  private final SigningKey second = SigningKey.draw();
  private final Drawer drawer = new Drawer();
  private final List<String> sent = new ArrayList<>();
  private @Nullable SigningKey wanted;

  /** What a terminal has at hand. */
  private static final class Drawer implements TerminalKeyring {

    private @Nullable SigningKey present;
    private @Nullable SigningKey next;
    private boolean isStuck;

    @Override
    public Optional<SigningKey> present(ApiKey terminal) {
      return Optional.ofNullable(present);
    }

    @Override
    public Optional<SigningKey> next(ApiKey terminal) {
      return Optional.ofNullable(next);
    }

    @Override
    public void adopt(ApiKey terminal, SigningKey drawn) {
      if (isStuck) {
        throw new IllegalStateException("The database is away");
      }
      present = drawn;
      next = null;
    }
  }

  @Test
  void signsNothingWithoutAKeyAndGivesTheRefusalOn() throws IOException {
    wanted = first;
    assertThat(send()).isEqualTo(HttpStatus.UNAUTHORIZED);
    assertThat(sent).containsExactly("unsigned");
  }

  @Test
  void doesNotUseTheNextKeyBeforeItIsWanted() throws IOException {
    drawer.next = first;
    assertThat(send()).isEqualTo(HttpStatus.OK);
    assertThat(sent).containsExactly("unsigned");
    assertThat(drawer.present).isNull();
  }

  @Test
  void takesTheNextKeyFromWhenNothingElseIsTaken() throws IOException {
    drawer.next = first;
    wanted = first;
    assertThat(send()).isEqualTo(HttpStatus.OK);
    assertThat(send()).isEqualTo(HttpStatus.OK);
    assertThat(sent).containsExactly("unsigned", nameOf(first), nameOf(first));
    drawer.next = second;
    wanted = second;
    assertThat(send()).isEqualTo(HttpStatus.OK);
    assertThat(sent).endsWith(nameOf(first), nameOf(second));
    assertThat(drawer.next).isNull();
  }

  @Test
  void givesTheAnswerOnWhereTheNewKeyCannotBeKept() throws IOException {
    drawer.next = first;
    drawer.isStuck = true;
    wanted = first;
    assertThat(send()).isEqualTo(HttpStatus.OK);
    assertThat(drawer.next).isSameAs(first);
  }

  @Test
  void keepsItsKeyWhereTheNextOneIsRefusedToo() throws IOException {
    drawer.present = first;
    drawer.next = second;
    wanted = SigningKey.draw();
    assertThat(send()).isEqualTo(HttpStatus.UNAUTHORIZED);
    assertThat(drawer.present).isSameAs(first);
    assertThat(drawer.next).isSameAs(second);
  }

  private static String nameOf(SigningKey key) {
    return key.publicHalf().id().text();
  }

  private HttpStatus send() throws IOException {
    MockClientHttpRequest request =
        new MockClientHttpRequest(HttpMethod.POST, URI.create("http://localhost/v1/payments"));
    request.getHeaders().setBearerAuth(TERMINAL.reveal());
    ClientHttpResponse answer =
        new TerminalSigning(drawer, Clock.systemUTC())
            .intercept(
                request,
                new byte[] {1},
                (asked, content) -> new MockClientHttpResponse(new byte[0], hear(asked)));
    return HttpStatus.valueOf(answer.getStatusCode().value());
  }

  private HttpStatus hear(HttpRequest request) {
    assertThat(request.getHeaders().getOrEmpty(RequestSignature.INPUT)).hasSizeLessThan(2);
    String input = request.getHeaders().getFirst(RequestSignature.INPUT);
    String by = input == null ? "unsigned" : input.replaceAll(".*keyid=\"([^\"]+)\".*", "$1");
    sent.add(by);
    return wanted == null || by.equals(nameOf(wanted)) ? HttpStatus.OK : HttpStatus.UNAUTHORIZED;
  }
}
