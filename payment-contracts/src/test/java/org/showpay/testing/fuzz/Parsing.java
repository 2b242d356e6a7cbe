package org.showpay.testing.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.showpay.contracts.problem.ProblemException;

/** What a target asks of a parser; it needs no library of tests, since the fuzzer has none. */
public final class Parsing {

  private static final int MODULUS = 97;
  private static final int SHORT_CODE = 20;
  private static final int LONG_CODE = 24;

  /** As PostgreSQL documents timestamps: from 4713 BC, which is the year -4712, to 294276. */
  private static final Instant FIRST_KEPT = Instant.parse("-4712-01-01T00:00:00Z");

  private static final Instant FIRST_NOT_KEPT = Instant.parse("+294277-01-01T00:00:00Z");

  private Parsing() {}

  /** An input as a text. */
  public static String text(byte[] input) {
    return new String(input, UTF_8);
  }

  /** An input as so many lines, a byte a character; lines that it lacks are empty. */
  public static List<String> lines(byte[] input, int count) {
    String[] lines = new String(input, ISO_8859_1).split("\n", count);
    int there = lines.length;
    String[] all = Arrays.copyOf(lines, count);
    Arrays.fill(all, there, count, "");
    return List.of(all);
  }

  /** What a parser took; empty where it refused by the exception that it promises. */
  public static <T> Optional<T> taken(
      Class<? extends RuntimeException> refusal, Supplier<T> parser) {
    try {
      return Optional.of(parser.get());
    } catch (RuntimeException e) {
      if (refusal.isInstance(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** What a parser took; empty where it refused by the problem that it promises. */
  public static <T> Optional<T> takenUnless(String code, Supplier<T> parser) {
    try {
      return Optional.of(parser.get());
    } catch (ProblemException e) {
      require(e.code().equals(code), "It is refused as " + e.code());
      return Optional.empty();
    }
  }

  /** What was taken is taken for the same when it is written and read again. */
  public static <T> void requireSameAgain(
      T taken, Function<T, String> write, Function<String, T> read) {
    T again = read.apply(write.apply(taken));
    require(again.equals(taken), "Written and read again it is something else");
  }

  /** Fails for a moment that a column of PostgreSQL cannot hold, nor a parameter be. */
  public static void requireKeptByPostgresql(Instant moment) {
    require(
        !moment.isBefore(FIRST_KEPT) && moment.isBefore(FIRST_NOT_KEPT),
        "No database has that moment");
  }

  /** Fails where something does not hold. */
  public static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /** Whether these are the digits of a pay code, by ISO 7064 and not by our own arithmetic. */
  public static boolean isPayCode(String digits) {
    int length = digits.length();
    if ((length != SHORT_CODE && length != LONG_CODE)
        || !digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
      return false;
    }
    BigInteger modulus = BigInteger.valueOf(MODULUS);
    BigInteger rest = new BigInteger(digits.substring(0, length - 2) + "00").mod(modulus);
    int check = Integer.parseInt(digits.substring(length - 2));
    return check == MODULUS + 1 - rest.intValueExact();
  }
}
