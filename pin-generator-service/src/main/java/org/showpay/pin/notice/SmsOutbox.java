package org.showpay.pin.notice;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import javax.sql.DataSource;
import org.showpay.contracts.sms.SmsApi;
import org.showpay.contracts.sms.SmsApi.Sms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

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

  /** Writes rows on the connection of the surrounding transaction. */
  @Bean
  SchedulerClient outbox(DataSource dataSource, OneTimeTask<Sms> smsTask) {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource), smsTask)
        .serializer(new JsonTaskData())
        .build();
  }
}
