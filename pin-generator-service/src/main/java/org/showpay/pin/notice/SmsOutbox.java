package org.showpay.pin.notice;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.showpay.contracts.sms.SmsApi;
import org.showpay.contracts.sms.SmsApi.Sms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An SMS that waits is a row of db-scheduler's table: any instance may send it, one does. */
@Configuration(proxyBeanMethods = false)
class SmsOutbox {

  /** The same id goes with each try, so that the SMS server delivers the message once. */
  @Bean
  OneTimeTask<Sms> smsTask(SmsApi smsServer) {
    return Tasks.oneTime("sms", Sms.class)
        .onFailure(new RetryForADay())
        .execute((instance, context) -> smsServer.deliver(instance.getData()));
  }
}
