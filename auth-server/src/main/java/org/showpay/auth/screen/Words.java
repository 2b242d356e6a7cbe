package org.showpay.auth.screen;

import org.showpay.auth.payment.Payment;
import org.showpay.contracts.page.PageWords;
import org.showpay.contracts.payment.DeclineReason;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says things in the language of whoever looks; templates call it {@code @words}. */
@Component("words")
public class Words extends PageWords {

  Words(MessageSource messages) {
    super(messages);
  }

  /** Why nothing came of what the consumer did, and what to do. */
  public String trouble(String code) {
    return say("trouble." + code);
  }

  /** Why a payment was not made; in English as the table of declines says it. */
  public String refused(Payment payment) {
    DeclineReason reason = payment.declineReason();
    if (reason == null) {
      return say("refused.undone");
    }
    return orElse("decline." + reason, reason.consumerMessage());
  }
}
