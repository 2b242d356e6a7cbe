package org.showpay.mall.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.showpay.contracts.page.PageWords;
import org.showpay.contracts.payment.DeclineReason;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Says things in the language of whoever looks; templates call it {@code @words}. */
@Component("words")
public class Words extends PageWords {

  private static final ZoneId WHERE_THE_SHOP_IS = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  Words(MessageSource messages) {
    super(messages);
  }

  /** A moment, where the shop is. */
  public String time(Instant moment) {
    return TIME.format(moment.atZone(WHERE_THE_SHOP_IS));
  }

  /** What a good is called; one that has no words here keeps its own name. */
  public String name(String sku, String name) {
    return orElse("good." + sku, name);
  }

  /** A sentence about a good, or none. */
  public String story(String sku) {
    return orElse("story." + sku, "");
  }

  /** Where its picture is; what has none comes in a parcel. */
  public String picture(String sku) {
    String drawn = "/pictures/" + sku + ".svg";
    return new ClassPathResource("static" + drawn).exists() ? drawn : "/pictures/PARCEL.svg";
  }

  /** What was refused and what to do; a code that has no words here comes with its own. */
  public String trouble(Trouble trouble) {
    return orElse("trouble." + trouble.code(), trouble.detail());
  }

  /** Why a payment was refused, for the customer. */
  public String decline(DeclineReason reason) {
    return orElse("decline." + reason, reason.consumerMessage());
  }
}
