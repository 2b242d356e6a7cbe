package org.showpay.auth.merchant;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.terms.SecondPerson;
import org.showpay.auth.terms.TermsDesk;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.web.bind.annotation.RestController;

/** Merchants' terms over HTTP. */
@RestController
class TermsController implements MerchantTermsApi, TermsDesk {

  private static final int WHOLE = 10_000;
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final TermsBook book;
  private final SecondPerson second;

  TermsController(TermsBook book, SecondPerson second) {
    this.book = book;
    this.second = second;
  }

  @Override
  public Terms find(MerchantId merchant) {
    book.mustKnow(merchant);
    return view(book.terms(merchant));
  }

  @Override
  public Terms agree(MerchantId merchant, Terms terms) {
    checkAll(merchant, terms);
    second.mustAgreeTo(merchant, terms);
    return agreeNow(merchant, terms);
  }

  private void checkAll(MerchantId merchant, Terms terms) {
    book.mustKnow(merchant);
    check(
        terms.feeBasisPoints() >= 0 && terms.feeBasisPoints() <= WHOLE,
        "The 'feeBasisPoints' are 0 to 10000, in hundredths of a percent.");
    check(
        terms.cutOff().truncatedTo(ChronoUnit.MINUTES).equals(terms.cutOff()),
        "The 'cutOff' is a time to the minute, such as 04:00.");
    check(
        isPossible(terms.acknowledgeWithin()),
        "The 'acknowledgeWithin' is 5 seconds to 10 minutes, in whole seconds, such as PT30S.");
  }

  @Override
  public Terms agreeNow(MerchantId merchant, Terms terms) {
    checkAll(merchant, terms);
    MerchantTerms before = book.terms(merchant);
    book.agree(
        merchant,
        new MerchantTerms(
            terms.feeBasisPoints(),
            terms.timeZone(),
            terms.cutOff(),
            terms.acknowledgeWithin(),
            Objects.requireNonNullElse(terms.sealedPasswords(), before.sealedPasswords()),
            Objects.requireNonNullElse(terms.signedRequests(), before.signedRequests())));
    return view(book.terms(merchant));
  }

  private static boolean isPossible(@Nullable Duration within) {
    return within == null
        || (within.truncatedTo(ChronoUnit.SECONDS).equals(within)
            && within.compareTo(SHORTEST) >= 0
            && within.compareTo(LONGEST) <= 0);
  }

  private static void check(boolean holds, String detail) {
    if (!holds) {
      throw ProblemException.unprocessable("TERMS_REFUSED", NextStep.FIX_REQUEST, detail);
    }
  }

  private static Terms view(MerchantTerms terms) {
    return new Terms(
        terms.feeBasisPoints(),
        terms.zone(),
        terms.cutOff(),
        terms.acknowledgeWithin(),
        terms.sealedPasswords(),
        terms.signedRequests());
  }
}
