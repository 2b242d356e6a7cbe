package org.showpay.acceptance.matrix;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.showpay.acceptance.proxy.Fault;

/** Replies by HTTP that nobody should believe; a character stands for a byte. */
final class Replies {

  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final int HUGE = 50_000_000;
  private static final int HEXADECIMAL = 16;
  private static final Pattern ID =
      Pattern.compile(
          "(?<![0-9a-f])(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}|[0-9a-f]{20})[0-9a-f]{12}(?![0-9a-f])");
  private static final Pattern AMOUNT = Pattern.compile("\"amount\"\\s*:\\s*(\\d+)");
  private static final String PAGE = "<html><body>It works!</body></html>";

  private Replies() {}

  /** What no reader of JSON can take for an answer. */
  static List<Function<Random, Fault>> unreadable() {
    return List.of(
        random ->
            new Fault.Change(it -> withBody(it, body -> body.substring(0, body.length() / 2))),
        random -> new Fault.Change(it -> withBody(it, body -> PAGE)),
        random -> new Fault.Change(it -> withBody(it, body -> "[]")),
        random -> new Fault.Change(it -> withBody(it, body -> "\"APPROVED\"")),
        random -> new Fault.Change(it -> withBody(it, body -> "")),
        random -> new Fault.Change(it -> withBody(it, body -> " ".repeat(HUGE))));
  }

  /** What can be read, and is about something else. */
  static List<Function<Random, Fault>> ofAnother() {
    return List.of(
        random -> new Fault.Change(it -> withBody(it, Replies::aboutAnother)),
        random -> new Fault.Change(it -> withBody(it, Replies::ofAnotherAmount)));
  }

  /** What servers and those before them answer when they cannot, before the work or after it. */
  static List<Function<Random, Fault>> statuses() {
    return List.of(
        random -> status(random, "500 Internal Server Error"),
        random -> status(random, "502 Bad Gateway"),
        random -> status(random, "503 Service Unavailable\r\nRetry-After: 1"),
        random -> status(random, "429 Too Many Requests\r\nRetry-After: 1"),
        random -> status(random, "404 Not Found"));
  }

  private static Fault status(Random random, String line) {
    String answer = whole("HTTP/1.1 " + line + "\r\nContent-Type: text/html", PAGE);
    return random.nextBoolean() ? new Fault.Instead(answer) : new Fault.Change(it -> answer);
  }

  /** The same answer with another body, whose length it tells. */
  static String withBody(String answer, UnaryOperator<String> change) {
    int end = answer.indexOf(END_OF_HEAD);
    String head = answer.substring(0, end);
    String body = answer.substring(end + END_OF_HEAD.length());
    boolean chunked = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
    String told =
        head.lines()
            .filter(line -> !line.matches("(?i)(content-length|transfer-encoding):.*"))
            .reduce((one, next) -> one + "\r\n" + next)
            .orElseThrow();
    return whole(told, change.apply(chunked ? joined(body) : body));
  }

  private static String whole(String head, String body) {
    return head + "\r\nContent-Length: " + body.length() + END_OF_HEAD + body;
  }

  private static String joined(String chunks) {
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (true) {
      int line = chunks.indexOf("\r\n", at);
      int size = Integer.parseInt(chunks.substring(at, line).split(";", 2)[0].strip(), HEXADECIMAL);
      if (size == 0) {
        return body.toString();
      }
      body.append(chunks, line + 2, line + 2 + size);
      at = line + 2 + size + 2;
    }
  }

  /** Each id has another last digit. */
  static String aboutAnother(String body) {
    return ID.matcher(body)
        .replaceAll(id -> {
          String text = id.group();
          char last = text.charAt(text.length() - 1);
          return text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0');
        });
  }

  /** Each amount is one minor unit more. */
  static String ofAnotherAmount(String body) {
    Matcher amounts = AMOUNT.matcher(body);
    return amounts.replaceAll(
        amount -> "\"amount\":" + Math.addExact(Long.parseLong(amount.group(1)), 1));
  }
}
