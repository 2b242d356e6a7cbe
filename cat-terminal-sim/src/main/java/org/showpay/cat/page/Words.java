package org.showpay.cat.page;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.showpay.cat.entry.Trouble;
import org.showpay.cat.sale.SaleSettings;
import org.showpay.contracts.page.PageWords;
import org.showpay.contracts.payment.DeclineReason;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says things in the language of whoever looks; templates call it {@code @words}. */
@Component("words")
public class Words extends PageWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private final SaleSettings settings;

  Words(MessageSource messages, SaleSettings settings) {
    super(messages);
    this.settings = settings;
  }

  /** A moment, where the till stands. */
  public String time(Instant moment) {
    return TIME.format(moment.atZone(settings.timeZone()));
  }

  /** What was refused and what to do; a code that has no words here comes with its own. */
  public String trouble(Trouble trouble) {
    return orElse("trouble." + trouble.code(), trouble.detail());
  }

  /** The same by its code alone. */
  public String trouble(String code) {
    return say("trouble." + code);
  }

  /** Why a payment was refused, for the cashier; in English as the table of declines says it. */
  public String toCashier(DeclineReason reason) {
    return orElse("cashier." + reason, reason.message());
  }

  /** The same for the customer. */
  public String toCustomer(DeclineReason reason) {
    return orElse("customer." + reason, reason.consumerMessage());
  }
}
