package org.showpay.auth.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.VirtualAuthenticator;
import org.showpay.auth.VirtualAuthenticator.Kind;
import org.showpay.auth.passkey.Ceremonies.Made;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeysApi.Creation;
import org.showpay.contracts.passkey.PasskeysApi.NewPasskey;
import org.showpay.contracts.passkey.PasskeysApi.RelyingParty;
import org.showpay.contracts.passkey.WebBytes;
import org.showpay.contracts.problem.ProblemException;

/** Whatever bytes come: what was not signed is refused, and nothing breaks. */
class CeremoniesTest {

  private static final WebBytes CHALLENGE = WebBytes.of(new byte[32]);

  private final Ceremonies ceremonies =
      new Ceremonies(
          new PasskeyProperties(
              VirtualAuthenticator.SITE, "Showpay", Set.of(VirtualAuthenticator.ORIGIN)));

  @ParameterizedTest
  @EnumSource
  void eachBitOfWhatIsSignedAndOfTheSignatureCounts(Kind kind) {
    VirtualAuthenticator device = VirtualAuthenticator.of(kind);
    Credential credential = added(device).credential();
    PasskeyAnswer signed = device.signs(ApprovalNonce.draw(), CHALLENGE);
    assertThat(ceremonies.signed(CHALLENGE, credential, signed)).isEqualTo(2);
    broken(signed.clientData(), each -> refused(credential, with(signed, each, null, null)));
    broken(signed.authenticatorData(), each -> refused(credential, with(signed, null, each, null)));
    broken(signed.signature(), each -> refused(credential, with(signed, null, null, each)));
  }

  @Test
  void aPasskeyThatCannotBeReadIsRefusedAndBreaksNothing() {
    NewPasskey made = VirtualAuthenticator.of(Kind.ES256).makes(asked());
    broken(made.attestation(), each -> refusedOrRead(made.clientData(), each));
    broken(made.clientData(), each -> refusedOrRead(each, made.attestation()));
  }

  /** The maker of the device says who has the same model, and nothing that is needed. */
  @Test
  void theMakerOfTheDeviceIsNotKept() {
    byte[] kept = added(VirtualAuthenticator.of(Kind.ES256)).credential().data().bytes();
    assertThat(Arrays.copyOf(kept, 16)).containsOnly(0);
  }

  private Made added(VirtualAuthenticator device) {
    return ceremonies.made(CHALLENGE, device.makes(asked()));
  }

  private Creation asked() {
    return new Creation(
        ApprovalNonce.draw(),
        CHALLENGE,
        new RelyingParty(VirtualAuthenticator.SITE, "Showpay"),
        WebBytes.of(new byte[16]),
        ceremonies.algorithms(),
        List.of(),
        Instant.now());
  }

  private void refused(Credential credential, PasskeyAnswer answer) {
    assertThatThrownBy(() -> ceremonies.signed(CHALLENGE, credential, answer))
        .isInstanceOf(ProblemException.class);
  }

  /** Nobody signs what is made, so that a bit of its id or key may be another one. */
  private void refusedOrRead(WebBytes clientData, WebBytes attestation) {
    try {
      ceremonies.made(
          CHALLENGE, new NewPasskey(ApprovalNonce.draw(), "phone", clientData, attestation));
    } catch (ProblemException refused) {
      assertThat(refused.code()).startsWith("PASSKEY_");
    }
  }

  /** Each with one bit changed, and each that ends too early. */
  private static void broken(WebBytes whole, Consumer<WebBytes> trial) {
    byte[] bytes = whole.bytes();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      trial.accept(WebBytes.of(changed));
    }
    for (int length = 1; length < bytes.length; length++) {
      trial.accept(WebBytes.of(Arrays.copyOf(bytes, length)));
    }
  }

  private static PasskeyAnswer with(
      PasskeyAnswer signed,
      @Nullable WebBytes clientData,
      @Nullable WebBytes data,
      @Nullable WebBytes signature) {
    return new PasskeyAnswer(
        signed.nonce(),
        signed.credential(),
        clientData == null ? signed.clientData() : clientData,
        data == null ? signed.authenticatorData() : data,
        signature == null ? signed.signature() : signature);
  }
}
