package org.showpay.auth.passkey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.showpay.testing.fuzz.Parsing.lines;
import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.taken;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.showpay.auth.VirtualAuthenticator;
import org.showpay.auth.passkey.Ceremonies.Made;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeysApi.Creation;
import org.showpay.contracts.passkey.PasskeysApi.NewPasskey;
import org.showpay.contracts.passkey.PasskeysApi.RelyingParty;
import org.showpay.contracts.passkey.WebBytes;
import org.showpay.contracts.problem.ProblemException;

/** What authenticators make and sign (CBOR and JSON): nothing is signed that no device signed. */
public final class PasskeyFuzz {

  private static final Ceremonies CEREMONIES =
      new Ceremonies(
          new PasskeyProperties(
              VirtualAuthenticator.SITE, "Showpay", Set.of(VirtualAuthenticator.ORIGIN)));

  private static final WebBytes CHALLENGE = WebBytes.of(new byte[32]);
  private static final ApprovalNonce NONCE = ApprovalNonce.draw();
  private static final Made KNOWN =
      CEREMONIES.made(
          CHALLENGE, VirtualAuthenticator.of(VirtualAuthenticator.Kind.ES256).makes(asked()));

  private static final int LONGEST = 12_000;

  private PasskeyFuzz() {}

  /** The first line is what a page says, the second a signature, the rest what a device says. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = lines(input, 3);
    if (lines.contains("") || input.length > LONGEST) {
      return;
    }
    WebBytes device = bytes(lines.get(2));
    WebBytes page = bytes(lines.get(0));
    Optional<Made> made =
        taken(
            ProblemException.class,
            () -> CEREMONIES.made(CHALLENGE, new NewPasskey(NONCE, "label", page, device)));
    made.ifPresent(passkey -> {
      require(lines.get(0).contains(VirtualAuthenticator.ORIGIN), "It is of another page");
      require(lines.get(0).contains(CHALLENGE.base64url()), "It was not asked for");
    });
    PasskeyAnswer answer = new PasskeyAnswer(NONCE, KNOWN.id(), page, device, bytes(lines.get(1)));
    require(
        taken(
                ProblemException.class,
                () -> CEREMONIES.signed(CHALLENGE, KNOWN.credential(), answer))
            .isEmpty(),
        "A device signed what it has never seen");
  }

  private static WebBytes bytes(String line) {
    return WebBytes.of(line.getBytes(ISO_8859_1));
  }

  private static Creation asked() {
    return new Creation(
        NONCE,
        CHALLENGE,
        new RelyingParty(VirtualAuthenticator.SITE, "Showpay"),
        WebBytes.of(new byte[16]),
        CEREMONIES.algorithms(),
        List.of(),
        Instant.now());
  }
}
