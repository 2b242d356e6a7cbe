package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyQuestion;
import org.showpay.contracts.passkey.PasskeyChallenge;
import org.showpay.contracts.passkey.PasskeysApi.Creation;
import org.showpay.contracts.passkey.PasskeysApi.NewPasskey;
import org.showpay.contracts.passkey.WebBytes;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.testing.BrowserAuthenticator;
import org.showpay.testing.Chromium;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What a real browser writes is what is looked at; pages of other origins get nowhere by it. */
@AuthServerTest
@Timeout(180)
class PasskeyOfABrowserTest {

  private static final String BYTES =
      """
      const bytes = text => Uint8Array.from(
        atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
      const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');
      """;

  private static final String CREATE =
      "async asked => {"
          + BYTES
          + """
            const made = await navigator.credentials.create({publicKey: {
              challenge: bytes(asked.challenge), rp: {id: asked.site, name: 'Showpay'},
              user: {id: bytes(asked.user), name: 'me', displayName: 'me'},
              pubKeyCredParams: [{type: 'public-key', alg: Number(asked.algorithm)}],
              authenticatorSelection: {userVerification: 'required'}, attestation: 'none'}});
            return {clientData: text(made.response.clientDataJSON),
                    attestation: text(made.response.attestationObject)};
          }
          """;

  private static final String GET =
      "async asked => {"
          + BYTES
          + """
            const signed = await navigator.credentials.get({publicKey: {
              challenge: bytes(asked.challenge), rpId: asked.site, userVerification: 'required',
              allowCredentials: [{type: 'public-key', id: bytes(asked.credential)}]}});
            return {clientData: text(signed.response.clientDataJSON),
                    credential: text(signed.rawId),
                    authenticatorData: text(signed.response.authenticatorData),
                    signature: text(signed.response.signature)};
          }
          """;

  private static Chromium chromium;

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;

  private Consumer consumer;
  private PasskeyOwner owner;
  private BrowserContext person;
  private Page page;

  @BeforeAll
  static void aBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void somebodyAtABrowserWithAnAuthenticator() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    owner = new PasskeyOwner(environment, consumer);
    person = chromium.person("en-GB", 400, 800);
    page = person.newPage();
    page.route(
        "**/*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody("<title>P</title>")));
    BrowserAuthenticator.in(page);
  }

  @AfterEach
  void leaves() {
    person.close();
  }

  @Test
  void aPaymentIsApprovedByWhatTheBrowserOfItsOwnerSigns() {
    page.navigate(VirtualAuthenticator.ORIGIN);
    owner.passkeys().add(made(owner.asksForOne()));
    PaymentId waits = waiting();
    PasskeyQuestion asked = owner.approvals().question(waits);
    assertThat(asked.credentials()).hasSize(1);
    assertThat(owner.approves(waits, signed(asked))).isEqualTo(PaymentState.APPROVED);
    PaymentId next = waiting();
    assertThat(owner.approves(next, signed(owner.approvals().question(next))))
        .as("the counter goes on")
        .isEqualTo(PaymentState.APPROVED);
  }

  /**
   * The browser lets it use the passkeys of its host; that it is another page is told by origin.
   */
  @Test
  void aPageOnAnotherPortOfTheSameHostIsFoundByItsOrigin() {
    page.navigate(VirtualAuthenticator.ORIGIN);
    owner.passkeys().add(made(owner.asksForOne()));
    page.navigate("http://localhost:8087");
    NewPasskey made = made(owner.asksForOne());
    assertThat(Problems.of(() -> owner.passkeys().add(made)).code())
        .isEqualTo("PASSKEY_ORIGIN_WRONG");
    PaymentId waits = waiting();
    PasskeyAnswer signed = signed(owner.approvals().question(waits));
    assertThat(Problems.of(() -> owner.approves(waits, signed)).code())
        .isEqualTo("PASSKEY_ORIGIN_WRONG");
    assertThat(adapter.seen()).isEmpty();
  }

  private NewPasskey made(Creation asked) {
    Map<String, String> made =
        inBrowser(
            CREATE,
            Map.of(
                "challenge", asked.challenge().base64url(),
                "site", asked.relyingParty().id(),
                "user", asked.user().base64url(),
                "algorithm", asked.algorithms().getFirst().toString()));
    return new NewPasskey(
        asked.nonce(), "browser", bytes(made, "clientData"), bytes(made, "attestation"));
  }

  private PasskeyAnswer signed(PasskeyQuestion asked) {
    ApprovalQuestion shown = asked.about();
    List<WebBytes> credentials = asked.credentials();
    Map<String, String> signed =
        inBrowser(
            GET,
            Map.of(
                "challenge", PasskeyChallenge.ofApproval(shown).base64url(),
                "site", asked.rpId(),
                "credential", credentials.getFirst().base64url()));
    return new PasskeyAnswer(
        shown.nonce(),
        bytes(signed, "credential"),
        bytes(signed, "clientData"),
        bytes(signed, "authenticatorData"),
        bytes(signed, "signature"));
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> inBrowser(String script, Map<String, String> asked) {
    return (Map<String, String>) page.evaluate(script, asked);
  }

  private static WebBytes bytes(Map<String, String> answer, String name) {
    return new WebBytes(String.valueOf(answer.get(name)));
  }

  /** A payment that waits for its consumer. */
  private PaymentId waiting() {
    Cashier cashier = town.cashier();
    AuthorizationRequest usual = cashier.request(consumer.code(), won(4_200));
    return cashier
        .payments()
        .authorize(
            new AuthorizationRequest(
                usual.paymentId(), usual.orderId(), usual.payCode(), usual.amount(), null))
        .paymentId();
  }
}
