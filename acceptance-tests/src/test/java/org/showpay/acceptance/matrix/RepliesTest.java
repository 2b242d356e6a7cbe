package org.showpay.acceptance.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.showpay.acceptance.proxy.Fault;

/** Replies that were changed on their way. */
class RepliesTest {

  private static final String PLAIN =
      lines(
          "HTTP/1.1 200 ",
          "Content-Type: application/json",
          "Content-Length: 13",
          "Date: today",
          "",
          "{\"state\":\"A\"}");
  private static final String CHUNKED =
      lines(
          "HTTP/1.1 200 ",
          "Transfer-Encoding: chunked",
          "Date: today",
          "",
          "7",
          "{\"state",
          "6",
          "\":\"A\"}",
          "0",
          "",
          "");

  @Test
  void anotherBodyHasItsOwnLength() {
    assertThat(Replies.withBody(PLAIN, body -> body + " more"))
        .isEqualTo(
            lines(
                "HTTP/1.1 200 ",
                "Content-Type: application/json",
                "Date: today",
                "Content-Length: 18",
                "",
                "{\"state\":\"A\"} more"));
  }

  @Test
  void whatCameInChunksIsOneBodyThen() {
    assertThat(Replies.withBody(CHUNKED, body -> body))
        .isEqualTo(
            lines("HTTP/1.1 200 ", "Date: today", "Content-Length: 13", "", "{\"state\":\"A\"}"));
  }

  @Test
  void everyIdIsAnothers() {
    assertThat(
            Replies.aboutAnother(
                "{\"paymentId\":\"pay_01890a5dac96774bbcceb302099a8057\","
                    + "\"request\":\"01890a5d-ac96-774b-bcce-b302099a8050\"}"))
        .isEqualTo(
            "{\"paymentId\":\"pay_01890a5dac96774bbcceb302099a8050\","
                + "\"request\":\"01890a5d-ac96-774b-bcce-b302099a8051\"}");
  }

  @Test
  void everyAmountIsAnother() {
    assertThat(Replies.ofAnotherAmount("{\"amount\":{\"amount\":4200,\"currency\":\"KRW\"}}"))
        .isEqualTo("{\"amount\":{\"amount\":4201,\"currency\":\"KRW\"}}");
  }

  @Test
  void noneIsWhatWasAnswered() {
    for (List<Function<Random, Fault>> kinds : List.of(Replies.unreadable(), Replies.statuses())) {
      for (Function<Random, Fault> kind : kinds) {
        assertThat(told(kind.apply(new Random(1)))).isNotEqualTo(PLAIN).contains("\r\n\r\n");
      }
    }
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines);
  }

  private static String told(Fault fault) {
    return switch (fault) {
      case Fault.Instead(String answer) -> answer;
      case Fault.Change(var change) -> change.apply(PLAIN);
      default -> throw new AssertionError(fault);
    };
  }
}
