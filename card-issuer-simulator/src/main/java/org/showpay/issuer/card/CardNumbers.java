package org.showpay.issuer.card;

import java.security.SecureRandom;
import org.showpay.contracts.card.Pan;
import org.showpay.issuer.company.CardCompany;
import org.springframework.stereotype.Component;

/** Draws card numbers of 16 digits: the company's prefix, random digits, a check digit. */
@Component
public class CardNumbers {

  private static final int WITHOUT_CHECK_DIGIT = 15;
  private static final int RADIX = 10;

  private final SecureRandom random = new SecureRandom();

  /** A number of this company, perhaps one that it has given out before. */
  public Pan draw(CardCompany company) {
    StringBuilder digits = new StringBuilder(company.prefix());
    while (digits.length() < WITHOUT_CHECK_DIGIT) {
      digits.append(random.nextInt(RADIX));
    }
    return Pan.withCheckDigit(digits.toString());
  }
}
