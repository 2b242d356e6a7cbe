package org.showpay.contracts.emv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.emv.DataObject.Template;
import org.showpay.contracts.emv.EmvReading.Malformed;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeReading;
import org.showpay.contracts.paycode.SchemePrefix;

/** Consumer-presented payloads: the published examples, and whatever strangers may show. */
class EmvPayloadTest {

  /** The examples that the specification and the open implementations of it have in common. */
  private static final String TWO_APPLICATIONS =
      "hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MWETTwegAAAAZmZmUAhQcm9kdWN0MmJJWggSNFZ4kBI0WF8gDkNBUkR"
          + "IT0xERVIvRU1WXy0IcnVlc2RlZW5kIZ8QBwYBCgMAAACfJghYT9OF+iNLzJ82AgABnzcEbVjvEw==";

  private static final String TRACK_2 = "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=";

  private static final PayCode CODE = new PayCode("87314159265358979314");

  @Test
  void writesThePublishedExamples() {
    EmvPayload two =
        EmvPayload.of(
            EmvTag.PAYLOAD_FORMAT.text("CPV01"),
            application("A0000000555555", EmvTag.LABEL.text("Product1")),
            application("A0000000666666", EmvTag.LABEL.text("Product2")),
            EmvTag.COMMON.with(
                EmvTag.TOKEN.hex("1234567890123458"),
                EmvTag.CARDHOLDER.text("CARDHOLDER/EMV"),
                EmvTag.LANGUAGES.text("ruesdeen"),
                EmvTag.COMMON_TRANSPARENT.with(
                    EmvTag.ISSUER_DATA.hex("06010A03000000"),
                    EmvTag.CRYPTOGRAM.hex("584FD385FA234BCC"),
                    EmvTag.COUNTER.hex("0001"),
                    EmvTag.UNPREDICTABLE_NUMBER.hex("6D58EF13"))));
    EmvPayload stripe =
        EmvPayload.of(
            EmvTag.PAYLOAD_FORMAT.text("CPV01"),
            application("A0000000555555", EmvTag.TRACK_2.hex("1234567890123458D191220112345F")));

    assertThat(two.base64()).isEqualTo(TWO_APPLICATIONS);
    assertThat(stripe.base64()).isEqualTo(TRACK_2);
  }

  @Test
  void readsThePublishedExamples() {
    EmvPayload two = valid(TWO_APPLICATIONS);
    Template common = (Template) two.objects().getLast();
    Template transparent = common.template(EmvTag.COMMON_TRANSPARENT).orElseThrow();

    assertThat(two.applications())
        .extracting(each -> each.value(EmvTag.AID).orElseThrow())
        .containsExactly("A0000000555555", "A0000000666666");
    assertThat(common.value(EmvTag.TOKEN)).contains("1234567890123458");
    assertThat(transparent.value(EmvTag.CRYPTOGRAM)).contains("584FD385FA234BCC");
    assertThat(valid(TRACK_2).applications().getFirst().value(EmvTag.TRACK_2))
        .contains("1234567890123458D191220112345F");
  }

  @Test
  void writesTokenAccountReferenceAndCryptogram() {
    String reference = "Q1HJZ28RKA1EBL470G9XYG90R5D3E";
    Template application =
        valid(
                EmvPayload.of(
                        EmvTag.PAYLOAD_FORMAT.text("CPV01"),
                        application(
                            "A0000000555555",
                            EmvTag.TOKEN.hex("1234567890123456789F"),
                            EmvTag.LAST_FOUR.hex("1234"),
                            EmvTag.TOKEN_REQUESTOR.hex("01234567890F"),
                            EmvTag.ACCOUNT_REFERENCE.text(reference),
                            EmvTag.APPLICATION_TRANSPARENT.with(
                                EmvTag.CRYPTOGRAM.hex("584fd385fa234bcc"))))
                    .base64())
            .applications()
            .getFirst();

    assertThat(application.value(EmvTag.TOKEN)).contains("1234567890123456789F");
    assertThat(application.value(EmvTag.ACCOUNT_REFERENCE))
        .map(hex -> new String(HexFormat.of().parseHex(hex), StandardCharsets.US_ASCII))
        .contains(reference);
  }

  @Test
  void writesNothingThatItWouldNotRead() {
    DataObject format = EmvTag.PAYLOAD_FORMAT.text("CPV01");
    DataObject shop = application("A0000000555555");

    assertThatIllegalArgumentException().isThrownBy(() -> EmvPayload.of(format));
    assertThatIllegalArgumentException().isThrownBy(() -> EmvPayload.of(shop, format));
    assertThatIllegalArgumentException().isThrownBy(() -> EmvPayload.of(format, shop, shop));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmvPayload.of(format, application("A0")))
        .withMessageContaining("WRONG_VALUE");
  }

  @Test
  void keepsWhatItDoesNotKnow() {
    EmvPayload payload =
        EmvPayload.of(
            EmvTag.PAYLOAD_FORMAT.text("CPV01"),
            application("A0000000555555", new DataObject.Value(new BerTag(0xC1), "0102")),
            new DataObject.Value(new BerTag(0xBF0C), "AA".repeat(200)));

    assertThat(valid(payload.base64()).objects()).isEqualTo(payload.objects());
    assertThat(payload.objects().getLast().encoded())
        .startsWith(0xBF, 0x0C, 0x81, 200, 0xAA)
        .hasSize(204);
  }

  @Test
  void printsNoCode() {
    EmvPayload payload = EmvPayload.carrying(CODE);

    assertThat(payload.toString() + payload.objects() + EmvPayload.read(payload.base64()))
        .doesNotContain("314159265358979314")
        .contains("hidden");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 0x1F, 0x5A5A, 0x9F, 0x9F80, 0x1F0000})
  void knowsWhatIsNoTag(int number) {
    assertThatIllegalArgumentException().isThrownBy(() -> new BerTag(number));
  }

  @Test
  void answersEveryTextWithAReasonOrAPayloadOfThatOneForm() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2001);
    byte[] model = Base64.getDecoder().decode(TWO_APPLICATIONS);
    for (int n = 0; n < Integer.getInteger("showpay.codes", 20_000); n++) {
      byte[] bytes = n % 2 == 0 ? noise(random) : mutated(model, random);
      String text = Base64.getEncoder().encodeToString(bytes);
      switch (EmvPayload.read(text)) {
        case EmvReading.Valid(EmvPayload payload) -> assertThat(payload.base64()).isEqualTo(text);
        case Malformed why -> assertThat(why).isNotEqualTo(Malformed.NOT_BASE64);
      }
      assertThat(ShownText.read(text, SchemePrefix.DEFAULT))
          .isNotInstanceOf(PayCodeReading.Valid.class);
    }
  }

  @Test
  void answersTextThatIsNoBase64() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2002);
    for (int n = 0; n < 2_000; n++) {
      StringBuilder text = new StringBuilder(EmvPayload.carrying(CODE).base64());
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x10000));
      switch (EmvPayload.read(text.toString())) {
        case EmvReading.Valid(EmvPayload payload) ->
            assertThat(payload.base64()).isEqualTo(text.toString());
        case Malformed why -> assertThat(why).isNotNull();
      }
    }
  }

  /** Bytes that mean nothing, half of them behind a good beginning. */
  private static byte[] noise(RandomGenerator random) {
    byte[] bytes = new byte[random.nextInt(100)];
    random.nextBytes(bytes);
    byte[] format = EmvTag.PAYLOAD_FORMAT.text("CPV01").encoded();
    if (random.nextBoolean() && bytes.length > format.length) {
      System.arraycopy(format, 0, bytes, 0, format.length);
    }
    return bytes;
  }

  /** A good payload of which up to three bytes are wrong, and perhaps the end is missing. */
  private static byte[] mutated(byte[] model, RandomGenerator random) {
    byte[] bytes = Arrays.copyOf(model, model.length - random.nextInt(3));
    for (int wrong = random.nextInt(3); wrong >= 0; wrong--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static DataObject application(String name, DataObject... further) {
    DataObject[] children = new DataObject[further.length + 1];
    children[0] = EmvTag.AID.hex(name);
    System.arraycopy(further, 0, children, 1, further.length);
    return EmvTag.APPLICATION.with(children);
  }

  private static EmvPayload valid(String base64) {
    return switch (EmvPayload.read(base64)) {
      case EmvReading.Valid(EmvPayload payload) -> payload;
      case Malformed why -> throw new AssertionError(why);
    };
  }
}
