package org.showpay.auth.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeysApi.NewPasskey;
import org.showpay.contracts.passkey.WebBytes;
import org.springframework.stereotype.Component;

/**
 * Reads what authenticators made and signed, by webauthn4j, and refuses what was not asked by this
 * site's pages for this very challenge, with its owner there and proved.
 */
@Component
class Ceremonies {

  private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
      List.of(
          COSEAlgorithmIdentifier.ES256,
          COSEAlgorithmIdentifier.EdDSA,
          COSEAlgorithmIdentifier.RS256);

  private final PasskeyProperties site;

  Ceremonies(PasskeyProperties site) {
    this.site = site;
  }

  /** The library, which is loaded when the first passkey comes. */
  private static final class Library {
    static final ObjectConverter CONVERTER = new ObjectConverter();
    static final WebAuthnManager MANAGER =
        WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
    static final AttestedCredentialDataConverter CREDENTIALS =
        new AttestedCredentialDataConverter(CONVERTER);
  }

  /** What authenticators may sign by, the best first. */
  List<Integer> algorithms() {
    return ALGORITHMS.stream().map(each -> Math.toIntExact(each.getValue())).toList();
  }

  /** A new passkey, with the id that its authenticator calls it by. */
  record Made(WebBytes id, Credential credential) {}

  /** Reads a passkey that was made for this challenge. */
  Made made(WebBytes challenge, NewPasskey answer) {
    RegistrationRequest request =
        new RegistrationRequest(answer.attestation().bytes(), answer.clientData().bytes());
    RegistrationParameters wanted =
        new RegistrationParameters(
            asked(challenge),
            ALGORITHMS.stream()
                .map(each ->
                    new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
                .toList(),
            wantsVerification(),
            true);
    return read(() -> {
      var made = Library.MANAGER.verify(request, wanted).getAttestationObject();
      return made(Objects.requireNonNull(made).getAuthenticatorData());
    });
  }

  private static Made made(AuthenticatorData<?> authenticator) {
    AttestedCredentialData data = Objects.requireNonNull(authenticator.getAttestedCredentialData());
    AttestedCredentialData ofNoMaker =
        new AttestedCredentialData(AAGUID.ZERO, data.getCredentialId(), data.getCOSEKey());
    return new Made(
        WebBytes.of(data.getCredentialId()),
        new Credential(
            WebBytes.of(Library.CREDENTIALS.convert(ofNoMaker)),
            authenticator.getSignCount(),
            authenticator.isFlagBE()));
  }

  /** Refuses what this passkey did not sign for this challenge; gives its counter. */
  long signed(WebBytes challenge, Credential by, PasskeyAnswer answer) {
    AuthenticationRequest request =
        new AuthenticationRequest(
            answer.credential().bytes(),
            answer.authenticatorData().bytes(),
            answer.clientData().bytes(),
            answer.signature().bytes());
    return read(() -> {
      AuthenticationParameters wanted =
          new AuthenticationParameters(
              asked(challenge),
              record(by),
              List.of(answer.credential().bytes()),
              wantsVerification(),
              true);
      return Objects.requireNonNull(Library.MANAGER.verify(request, wanted).getAuthenticatorData())
          .getSignCount();
    });
  }

  private static CredentialRecord record(Credential by) {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        true,
        by.isBackupEligible(),
        false,
        by.signCount(),
        Library.CREDENTIALS.convert(by.data().bytes()),
        null,
        null,
        null,
        null);
  }

  /** What was asked, and by whom. */
  ServerProperty asked(WebBytes challenge) {
    return ServerProperty.builder()
        .origins(site.origins().stream().map(Origin::create).collect(Collectors.toSet()))
        .rpId(site.rpId())
        .challenge(new DefaultChallenge(challenge.bytes()))
        .build();
  }

  /** Whether the authenticator has to know its owner by a PIN, a finger or a face. */
  boolean wantsVerification() {
    return true;
  }

  /** At bytes that are no passkey's the library throws what its parts throw, whatever that is. */
  private static <T> T read(Supplier<T> ceremony) {
    try {
      return ceremony.get();
    } catch (WebAuthnException refused) {
      throw PasskeyRefusal.of(refused).problem();
    } catch (RuntimeException unreadable) {
      throw PasskeyRefusal.PASSKEY_REFUSED.problem();
    }
  }
}
