package org.showpay.auth.reconciliation;

import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.requireSameAgain;
import static org.showpay.testing.fuzz.Parsing.takenUnless;
import static org.showpay.testing.fuzz.Parsing.text;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.showpay.auth.reconciliation.CompanyFile.Line;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.journal.JournalApi.Kind;

/** A card company's file is of its day and whole, and says the same when it is written anew. */
public final class CompanyFileFuzz {

  private static final Window DAY =
      Window.of(
          new CompanyId("hanbit"),
          LocalDate.of(2026, 3, 2),
          ZoneId.of("Asia/Seoul"),
          Instant.parse("2026-03-03T00:00:00Z"));

  private CompanyFileFuzz() {}

  /** Reads the input as a whole file. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = text(input);
    takenUnless("FILE_DAMAGED", () -> CompanyFile.read(text, DAY))
        .ifPresent(file -> {
          file.lines().forEach(CompanyFileFuzz::judge);
          require(text.lines().toList().getLast().equals(end(file)), "It is not whole");
          requireSameAgain(file, CompanyFileFuzz::written, again -> CompanyFile.read(again, DAY));
        });
  }

  private static void judge(Line line) {
    require(
        !line.bookedAt().isBefore(DAY.from()) && line.bookedAt().isBefore(DAY.ends()),
        "It is of another day");
    boolean nothing = line.amount().amount() == 0 && line.kind() == Kind.REVERSAL;
    require(line.amount().isPositive() || nothing, "It moves money backwards");
  }

  private static String written(CompanyFile file) {
    String lines =
        file.lines().stream().map(CompanyFileFuzz::written).collect(Collectors.joining());
    return CompanyFile.HEADER + "\n" + lines + end(file) + "\n";
  }

  private static String end(CompanyFile file) {
    return "END,%d,%d,%d".formatted(file.lines().size(), sum(file, true), sum(file, false));
  }

  private static String written(Line line) {
    return "%s,%s,%s,%d,%s,%s,%s\n"
        .formatted(
            line.kind(),
            line.operation(),
            line.payment(),
            line.amount().amount(),
            line.amount().currencyCode(),
            line.approval(),
            line.bookedAt());
  }

  private static BigInteger sum(CompanyFile file, boolean captured) {
    return file.lines().stream()
        .filter(line -> (line.kind() == Kind.CAPTURE) == captured)
        .map(line -> BigInteger.valueOf(line.amount().amount()))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
