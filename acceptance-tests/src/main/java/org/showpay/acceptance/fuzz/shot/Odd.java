package org.showpay.acceptance.fuzz.shot;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values that programs trip over. */
final class Odd {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Texts: empty, long, of other scripts, of other languages' syntax. */
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\r\nX-Odd: 1\r\n",
          "\ud83d\udca3",
          "\u202eabc",
          "e\u0301\u0327",
          "\ufeff1",
          "\uff11\uff12\uff13",
          "\u0661\u0662\u0663",
          "İıſK",
          "null",
          "NaN",
          "-0",
          "1e9999",
          "' or '1'='1",
          "';select pg_sleep(5)--",
          "${jndi:ldap://127.0.0.1/x}",
          "../../../../etc/passwd",
          "<script>alert(1)</script>",
          "=1+1",
          "%s%n%x",
          "0".repeat(300),
          "x".repeat(5_000),
          "ꙮ".repeat(900));

  /** What an address may hold in an id's place, as it is sent. */
  static final List<String> PARTS =
      List.of(
          "%00",
          "%20",
          "%2e%2e",
          "..%2f..%2fetc",
          "..%5c..%5cetc",
          "%25n%25s",
          "%ff%fe",
          "%f0%9f%92%a3",
          "%ed%a0%80",
          "'%20or%20'1'='1",
          "1);select%20pg_sleep(5)--",
          "$%7bjndi:ldap://127.0.0.1/x%7d",
          ";a=b",
          "a;b=c",
          "%3b",
          "%3f",
          "%23",
          "null",
          "-1",
          "0",
          "99999999999999999999",
          "9".repeat(3_000),
          "pay_",
          "*");

  /** Numbers at the bounds of what may be counted. */
  static final List<JsonNode> NUMBERS =
      List.of(
          read("0"),
          read("-1"),
          read("1"),
          read("2147483647"),
          read("2147483648"),
          read("-2147483648"),
          read("9007199254740993"),
          read("9223372036854775807"),
          read("-9223372036854775808"),
          read("9223372036854775808"),
          read("1e400"),
          read("12.34"),
          read("1e2"),
          read("123456789012345678901234567890123456789"));

  /** One of each type, and of some shapes. */
  static final List<JsonNode> VALUES =
      List.of(
          read("null"),
          read("true"),
          read("0"),
          read("-1"),
          read("1.5"),
          read("\"\""),
          read("\"x\""),
          read("[]"),
          read("{}"),
          read("[null]"),
          read("[[[]]]"),
          read("{\"a\":{\"b\":[1]}}"),
          read("{\"@class\":\"x\",\"__proto__\":{}}"));

  private Odd() {}

  private static JsonNode read(String json) {
    return JSON.readTree(json);
  }
}
