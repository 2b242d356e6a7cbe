package org.showpay.contracts.sms;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.List;
import java.util.Locale;
import org.showpay.contracts.certificate.PeerSockets;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.number.NumberSealing;
import org.showpay.contracts.smpp.SmppLine;
import org.showpay.contracts.smpp.SmsAccount;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sends the messages of a service's {@link SmsOutbox} to an SMS server by SMPP. Services that send
 * SMS import this class beside the persistent tasks, and have the table and a safe for numbers.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmsAccount.class)
public class SmsSending {

  SmsSending() {}

  @Bean
  Wording smsWording(@Value("${showpay.sms.language:en}") Locale language) {
    return new Wording(language);
  }

  @Bean
  SmsOutbox smsOutbox(JdbcClient jdbc, NumberSafe numbers) {
    return new SmsOutbox(jdbc, numbers);
  }

  @Bean
  NumberSealing sealingOfMessages(JdbcClient jdbc, NumberSafe numbers) {
    return new NumberSealing(jdbc, numbers, List.of(SmsOutbox.IN_CLEAR));
  }

  @Bean
  SmppLine smppLine(SmsAccount account, PeerSockets peers, SmsOutbox outbox) {
    return new SmppLine(account, peers, outbox::note);
  }

  @Bean
  SmsCourier smsCourier(SmsOutbox outbox, SmppLine line, Wording wording, SmsAccount account) {
    return new SmsCourier(outbox, line, wording, account.rate());
  }

  /** One instance at a time sends; where two do after all, a row is still claimed by one. */
  @Bean
  RecurringTask<Void> smsTask(SmsCourier courier) {
    return Tasks.recurring("sms", FixedDelay.ofSeconds(1))
        .execute((instance, context) -> {
          try {
            courier.sendAll();
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Bean
  RecurringTask<Void> smsCleaning(SmsOutbox outbox) {
    return Tasks.recurring("sms-cleaning", FixedDelay.ofHours(1))
        .execute((instance, context) -> outbox.forgetOld());
  }
}
