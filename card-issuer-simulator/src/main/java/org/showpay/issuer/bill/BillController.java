package org.showpay.issuer.bill;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.issuer.company.CardCompanies;
import org.showpay.issuer.company.CardCompany;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A cardholder reads the bills of the account, month by month, in a browser. */
@RestController
@RequestMapping("/bills/{key}")
class BillController {

  private static final MediaType PAGE = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final BillLinks links;
  private final CardCompanies companies;
  private final Bills bills;
  private final Clock clock;

  BillController(BillLinks links, CardCompanies companies, Bills bills, Clock clock) {
    this.links = links;
    this.companies = companies;
    this.bills = bills;
    this.clock = clock;
  }

  @GetMapping
  ResponseEntity<String> thisMonth(@PathVariable String key) {
    return read(new BillKey(key), null);
  }

  @GetMapping("/{month}")
  ResponseEntity<String> of(@PathVariable String key, @PathVariable String month) {
    try {
      return read(new BillKey(key), YearMonth.parse(month));
    } catch (DateTimeParseException noMonth) {
      return page(HttpStatus.NOT_FOUND, BillPage.noLongerOpen());
    }
  }

  private ResponseEntity<String> read(BillKey key, @Nullable YearMonth chosen) {
    Optional<BillLinks.Opened> opened = links.open(key);
    if (opened.isEmpty()) {
      return page(HttpStatus.NOT_FOUND, BillPage.noLongerOpen());
    }
    CardCompany company = companies.named(opened.get().company());
    YearMonth now = YearMonth.from(clock.instant().atZone(company.timeZone()));
    YearMonth month = chosen == null ? now : chosen;
    if (month.isBefore(BillPage.FIRST) || month.isAfter(now)) {
      return page(HttpStatus.NOT_FOUND, BillPage.noLongerOpen());
    }
    BillPage.Turning turning = new BillPage.Turning(key, now);
    return page(
        HttpStatus.OK,
        BillPage.html(company, bills.of(company, opened.get().account(), month), turning));
  }

  private static ResponseEntity<String> page(HttpStatus status, String html) {
    return ResponseEntity.status(status)
        .contentType(PAGE)
        .cacheControl(CacheControl.noStore())
        .header("Referrer-Policy", "no-referrer")
        .body(html);
  }
}
