package org.showpay.cat.sale;

import org.jspecify.annotations.Nullable;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Reading;
import org.showpay.contracts.emv.ShownText;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeReading;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.TillsApi;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Gets the pay code off the phone, from what the camera saw, or from what was typed by a person or
 * a scanner (patent S400). A misread ends here with 422: nothing is saved and nothing is sent.
 */
@Component
@EnableConfigurationProperties(SaleSettings.class)
public final class Scanner {

  private final SchemePrefix scheme;
  private final CodeReader reader;

  Scanner(SaleSettings settings) {
    this.scheme = new SchemePrefix(settings.schemePrefix());
    this.reader = new CodeReader(scheme);
  }

  PayCode codeIn(TillsApi.SellRequest request) {
    @Nullable Picture picture = request.picture();
    @Nullable String digits = request.digits();
    if (picture != null && digits != null) {
      throw broken("CODE_TWICE", "Send a picture or the typed digits, not both.");
    }
    if (picture != null) {
      return seenIn(picture);
    }
    if (digits != null) {
      return typed(digits);
    }
    throw broken("CODE_MISSING", "Scan the phone, or type the digits from its screen.");
  }

  /** The code in a picture of a phone; 422 with the reason when there is none to take. */
  public PayCode seenIn(Picture picture) {
    return switch (reader.read(picture)) {
      case Reading.Read read -> read.code();
      case Reading.Unreadable why -> throw broken(why.name(), why.message());
    };
  }

  /** The code in what a scanner typed; 422 with the reason when it is none. */
  public PayCode typed(String digits) {
    return switch (ShownText.read(digits, scheme)) {
      case PayCodeReading.Valid valid -> valid.code();
      case PayCodeReading.NotACode why -> throw broken(why.name(), why.message());
    };
  }

  private static ProblemException broken(String code, String message) {
    return ProblemException.unprocessable(code, NextStep.FIX_REQUEST, message);
  }
}
