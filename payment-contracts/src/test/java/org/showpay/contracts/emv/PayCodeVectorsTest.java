package org.showpay.contracts.emv;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.devicecode.DeviceCodeKey;
import org.showpay.contracts.devicecode.TimeStep;
import org.showpay.contracts.emv.EmvReading.Malformed;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeReading;
import org.showpay.contracts.paycode.PayCodeReading.NotACode;
import org.showpay.contracts.paycode.SchemePrefix;
import tools.jackson.databind.json.JsonMapper;

/** The published vectors are what this implementation does, each of them. */
class PayCodeVectorsTest {

  private static final Vectors VECTORS =
      JsonMapper.shared()
          .readValue(Path.of("..", "docs", "pay-code-vectors.json").toFile(), Vectors.class);
  private static final SchemePrefix PREFIX = new SchemePrefix(VECTORS.schemePrefix);

  @Test
  void givesTheCheckDigitsAndThePayloadOfEachCode() {
    assertThat(VECTORS.payCodes).isNotEmpty();
    for (Code vector : VECTORS.payCodes) {
      PayCode code = PayCode.draw(PREFIX, alwaysGiving(Long.parseLong(vector.random)));
      assertThat(code.reveal()).isEqualTo(vector.payCode);
      assertThat(EmvPayload.carrying(code).base64()).isEqualTo(vector.emv);
      assertThat(ShownText.read(vector.payCode, PREFIX))
          .isEqualTo(ShownText.read(vector.emv, PREFIX))
          .isEqualTo(new PayCodeReading.Valid(code));
    }
  }

  @Test
  void makesTheCodeOfEachHalfMinute() throws Exception {
    assertThat(VECTORS.madeOnAHandset).isNotEmpty();
    for (Made vector : VECTORS.madeOnAHandset) {
      byte[] key =
          MessageDigest.getInstance("SHA-256").digest(vector.keyIsSha256Of.getBytes(US_ASCII));
      PayCode code = DeviceCodeKey.of(key).at(new TimeStep(vector.step)).in(PREFIX);
      assertThat(code.reveal()).isEqualTo(vector.payCode);
      assertThat(EmvPayload.carrying(code).base64()).isEqualTo(vector.emv);
      assertThat(ShownText.read(vector.payCode, PREFIX))
          .isEqualTo(ShownText.read(vector.emv, PREFIX))
          .isEqualTo(new PayCodeReading.Valid(code));
    }
  }

  @Test
  void findsTheCodeInPayloadsOfOthers() {
    assertThat(VECTORS.payloadsWithACode).isNotEmpty();
    for (Carrying vector : VECTORS.payloadsWithACode) {
      assertThat(ShownText.read(vector.base64, PREFIX))
          .as(vector.what)
          .isEqualTo(new PayCodeReading.Valid(new PayCode(vector.payCode)));
    }
  }

  @Test
  void refusesEachTextForItsReason() {
    assertThat(VECTORS.refusedTexts).isNotEmpty();
    for (RefusedText vector : VECTORS.refusedTexts) {
      assertThat(ShownText.read(vector.text, PREFIX)).as(vector.what).isEqualTo(vector.why);
    }
  }

  @Test
  void refusesEachPayloadForItsReason() {
    assertThat(VECTORS.refusedPayloads)
        .extracting(RefusedPayload::why)
        .contains(Malformed.values());
    for (RefusedPayload vector : VECTORS.refusedPayloads) {
      assertThat(EmvPayload.read(vector.base64)).as(vector.what).isEqualTo(vector.why);
    }
  }

  @Test
  void findsNoCodeInPayloadsWithoutOne() {
    assertThat(VECTORS.payloadsWithoutACode).isNotEmpty();
    for (WithoutACode vector : VECTORS.payloadsWithoutACode) {
      assertThat(EmvPayload.read(vector.base64))
          .as(vector.what)
          .isInstanceOf(EmvReading.Valid.class);
      assertThat(ShownText.read(vector.base64, PREFIX)).as(vector.what).isEqualTo(vector.why);
    }
  }

  private static RandomGenerator alwaysGiving(long number) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return number;
      }

      @Override
      public long nextLong(long bound) {
        return number;
      }
    };
  }

  /** The file. */
  private record Vectors(
      String about,
      String schemePrefix,
      List<Code> payCodes,
      List<Made> madeOnAHandset,
      List<Carrying> payloadsWithACode,
      List<RefusedText> refusedTexts,
      List<RefusedPayload> refusedPayloads,
      List<WithoutACode> payloadsWithoutACode) {}

  /** A code, whose parts are known. */
  private record Code(String random, String payCode, String emv) {}

  /** A code that a handset made in a half minute. */
  private record Made(String keyIsSha256Of, long step, String payCode, String emv) {}

  /** A payload that also holds other things. */
  private record Carrying(String base64, String payCode, String what) {}

  /** No pay code. */
  private record RefusedText(String text, NotACode why, String what) {}

  /** No payload. */
  private record RefusedPayload(String base64, Malformed why, String what) {}

  /** A good payload, of others, or empty, or with a wrong code. */
  private record WithoutACode(String base64, NotACode why, String what) {}
}
