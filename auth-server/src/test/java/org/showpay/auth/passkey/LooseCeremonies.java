package org.showpay.auth.passkey;

import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeysApi.NewPasskey;
import org.showpay.contracts.passkey.WebBytes;

/** A broken twin: one thing that passkeys say is not looked at. */
public class LooseCeremonies extends Ceremonies {

  private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");

  private final Slip slip;
  private final String site;

  /** Leaves this out; the passkeys are made for this site. */
  public LooseCeremonies(Slip slip, String site, String origin) {
    super(new PasskeyProperties(site, "Twin", Set.of(origin)));
    this.slip = slip;
    this.site = site;
  }

  /** What is not looked at. */
  public enum Slip {
    /** What was asked. */
    CHALLENGE,
    /** Which page asked it. */
    ORIGIN,
    /** Whether the device knew its owner. */
    VERIFICATION
  }

  @Override
  Made made(WebBytes challenge, NewPasskey answer) {
    return super.made(lookedFor(challenge, answer.clientData()), answer);
  }

  @Override
  long signed(WebBytes challenge, Credential by, PasskeyAnswer answer) {
    return super.signed(lookedFor(challenge, answer.clientData()), by, answer);
  }

  private WebBytes lookedFor(WebBytes asked, WebBytes clientData) {
    Matcher signed = CHALLENGE.matcher(new String(clientData.bytes(), StandardCharsets.UTF_8));
    return slip == Slip.CHALLENGE && signed.find() ? new WebBytes(signed.group(1)) : asked;
  }

  @Override
  ServerProperty asked(WebBytes challenge) {
    return slip == Slip.ORIGIN
        ? ServerProperty.builder()
            .originPredicate(origin -> true)
            .rpId(site)
            .challenge(new DefaultChallenge(challenge.bytes()))
            .build()
        : super.asked(challenge);
  }

  @Override
  boolean wantsVerification() {
    return slip != Slip.VERIFICATION;
  }
}
