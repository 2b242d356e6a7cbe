package org.showpay.issuer.bill;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.showpay.contracts.issuing.CardAccountsApi.Bill;
import org.showpay.contracts.issuing.CardAccountsApi.Line;
import org.showpay.contracts.issuing.CardAccountsApi.LineKind;
import org.showpay.issuer.company.CardCompany;
import org.springframework.web.util.HtmlUtils;

/** Sets a bill as a page to read and to print; it loads nothing and runs nothing. */
public final class BillPage {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);

  private static final String END = "</body>\n</html>\n";

  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; color: #222; max-width: 52rem;
             margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; margin: 0; }
      table { width: 100%; border-collapse: collapse; margin-top: 1.5rem; }
      th, td { text-align: left; padding: .35rem .5rem; }
      th, td { border-bottom: 1px solid #ccc; }
      .amount { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
      tfoot th { border-top: 2px solid #222; border-bottom: 0; font-size: 1.1rem; }
      @page { size: A4; margin: 20mm; }
      @media print {
        body { margin: 0; max-width: none; padding: 0; font-size: 11pt; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        nav { display: none; }
      }
      """;

  /** The first month in which a card company may have had bookings. */
  static final YearMonth FIRST = YearMonth.of(2000, 1);

  /** What opens the bills of other months, none of them later than this one. */
  record Turning(BillKey key, YearMonth last) {}

  private BillPage() {}

  /** The page; whatever a person wrote is escaped. */
  public static String html(CardCompany company, Bill bill) {
    return head(company, bill) + letter(company, bill) + table(company, bill) + END;
  }

  /** The same, with links to the months before and after. */
  static String html(CardCompany company, Bill bill, Turning turning) {
    return head(company, bill)
        + letter(company, bill)
        + table(company, bill)
        + turn(bill.month(), turning)
        + END;
  }

  /** What a key says that opens nothing, whatever the reason. */
  static String noLongerOpen() {
    return head("No bill here")
        + """
        <body>
        <h1>No bill here</h1>
        <p>This address opens nothing, or no longer. Ask your card company for a new one.</p>
        """
        + END;
  }

  private static String turn(YearMonth month, Turning turning) {
    String links =
        Stream.of(month.minusMonths(1), month.plusMonths(1))
            .filter(other -> !other.isBefore(FIRST) && !other.isAfter(turning.last()))
            .map(other -> link(turning, other))
            .collect(Collectors.joining(" · "));
    return "<nav aria-label=\"Other months\"><p>" + links + "</p></nav>\n";
  }

  private static String link(Turning turning, YearMonth month) {
    return "<a href=\"/bills/%s/%s\">%s</a>"
        .formatted(escaped(turning.key().reveal()), month, MONTH.format(month));
  }

  private static String head(CardCompany company, Bill bill) {
    return head(company.displayName() + ", " + MONTH.format(bill.month()));
  }

  private static String head(String title) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    """
        .formatted(escaped(title), STYLE);
  }

  private static String letter(CardCompany company, Bill bill) {
    return """
    <body>
    <h1>%s</h1>
    <p>Bill for %s<br>%s<br>Account %s<br>All times are those of %s.</p>
    """
        .formatted(
            escaped(company.displayName()),
            MONTH.format(bill.month()),
            escaped(bill.holder()),
            bill.account(),
            escaped(company.timeZone().getId()));
  }

  private static String table(CardCompany company, Bill bill) {
    return """
    <table>
    <thead><tr><th scope="col">Booked</th><th scope="col">Merchant</th>
    <th scope="col">Kind</th><th scope="col">Approval</th>
    <th scope="col" class="amount">Amount</th></tr></thead>
    <tbody>
    %s</tbody>
    <tfoot><tr><th scope="row" colspan="4">Total</th>
    <th class="amount">%s</th></tr></tfoot>
    </table>
    """
        .formatted(
            bill.lines().stream().map(line -> line(company, line)).collect(Collectors.joining()),
            escaped(bill.total().toString()));
  }

  private static String line(CardCompany company, Line line) {
    return """
    <tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td class="amount">%s</td></tr>
    """
        .formatted(
            timeOf(company, line.bookedAt()),
            escaped(line.merchantName()),
            word(line.kind()),
            escaped(line.approval().text()),
            escaped(line.amount().toString()));
  }

  private static String timeOf(CardCompany company, Instant instant) {
    return MINUTE.format(instant.atZone(company.timeZone()));
  }

  private static String word(LineKind kind) {
    return switch (kind) {
      case PURCHASE -> "Purchase";
      case REFUND -> "Refund";
      case REVERSAL -> "Reversal";
    };
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
