package org.showpay.contracts.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.taken;
import static org.showpay.testing.fuzz.Parsing.text;

import java.util.Optional;
import java.util.function.Function;
import org.showpay.contracts.approval.ApprovalKey;
import org.showpay.contracts.approval.ApprovalKeyPair;
import org.showpay.contracts.approval.ApprovalSignature;
import org.showpay.contracts.factor.SealedEntry;
import org.showpay.contracts.pack.PackKey;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.pack.SealedCodes;
import org.showpay.contracts.passkey.WebBytes;
import org.showpay.contracts.signature.VerifyingKey;

/** Keys, signatures and what is sealed, from strangers: nothing opens that no key has sealed. */
public final class SealedFuzz {

  private static final PackKeyPair HANDSET = PackKeyPair.draw();
  private static final ApprovalKey SIGNER = ApprovalKeyPair.draw().key();
  private static final byte[] TEXT = "a text".getBytes(US_ASCII);

  private SealedFuzz() {}

  /** Reads the input as each of what travels in base64. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = text(input);
    read(text, VerifyingKey::new).ifPresent(VerifyingKey::id);
    read(text, ApprovalKey::new).ifPresent(SealedFuzz::isNoBodysSignature);
    read(text, WebBytes::new).ifPresent(it -> require(it.bytes().length > 0, "Empty"));
    read(text, PackKey::new).ifPresent(key -> key.seal("what", TEXT));
    read(text, SealedPassword::new).ifPresent(it -> hides(it, text));
    read(text, SealedEntry::new).ifPresent(it -> hides(it, text));
    read(text, ApprovalSignature::new)
        .ifPresent(signature -> require(!SIGNER.hasSigned(TEXT, signature), "Signed by nobody"));
    read(text, SealedCodes::new)
        .flatMap(codes -> taken(IllegalStateException.class, () -> HANDSET.open("what", codes)))
        .ifPresent(opened -> require(false, "It opens, and nobody sealed it"));
  }

  private static <T> Optional<T> read(String text, Function<String, T> parser) {
    return taken(IllegalArgumentException.class, () -> parser.apply(text));
  }

  /** Of whatever key: a signature of nothing but zeros is asked about, and there is an answer. */
  private static void isNoBodysSignature(ApprovalKey key) {
    boolean _ = key.hasSigned(TEXT, ApprovalSignature.of(new byte[64]));
  }

  private static void hides(Object sealed, String text) {
    require(!sealed.toString().contains(text) || text.length() < 4, "It prints itself");
  }
}
