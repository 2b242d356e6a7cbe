package org.showpay.testing.openapi.shape;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A text of each type that is one, which that type takes. */
final class Examples {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String HEX = "0199c1f2a3b47c5d8e6f708192a3b4c5";

  private static final Map<String, String> TEXTS =
      Map.of(
          "OrderId", "B-1042",
          "CompanyId", "hanbit",
          "ApprovalNumber", "4F7K21",
          "LoginId", "minji.kim",
          "PhoneNumber", "821012345678",
          "Pan", Pan.withCheckDigit("920011000000001").reveal(),
          "PayCode", PayCode.draw(new SchemePrefix("87"), new Random(1)).reveal());

  /** Forms of secrets and keys: the first that a type takes is its example. */
  private static final List<String> FORMS =
      List.of(
          "A".repeat(43) + '=',
          "CQ" + "A".repeat(41) + '=',
          "A".repeat(43),
          HexFormat.of().formatHex(new byte[32]),
          "spk_" + "A".repeat(43),
          "whsec_" + "A".repeat(43) + '=',
          "A".repeat(86) + "==",
          "A".repeat(40));

  private Examples() {}

  static String idOf(String prefix) {
    return prefix + '_' + HEX;
  }

  static String textOf(Class<?> type) {
    return Stream.concat(
            Stream.concat(
                Values.prefixOf(type).map(Examples::idOf).stream(),
                Stream.ofNullable(TEXTS.get(type.getSimpleName()))),
            FORMS.stream())
        .filter(text -> takes(type, text))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No example of a " + type.getName()));
  }

  private static boolean takes(Class<?> type, String text) {
    try {
      return Objects.nonNull(JSON.convertValue(text, type));
    } catch (JacksonException | IllegalArgumentException refused) {
      return false;
    }
  }
}
