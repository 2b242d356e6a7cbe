package org.showpay.auth.checkout;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.showpay.contracts.checkout.CheckoutState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ends sessions whose time is over, and has codes given up whose request died before its payment
 * was written; any instance may do it, and one does.
 */
@Configuration(proxyBeanMethods = false)
class CheckoutTasks {

  private static final Logger LOG = LoggerFactory.getLogger(CheckoutTasks.class);
  private static final int SECONDS_BETWEEN_SWEEPS = 2;
  private static final int AT_A_TIME = 200;

  @Bean
  Task<Void> checkoutSweep(CheckoutBook book, CheckoutPayments payments) {
    return Tasks.recurring("checkout-sweep", FixedDelay.ofSeconds(SECONDS_BETWEEN_SWEEPS))
        .execute((instance, context) ->
            book.undecided(AT_A_TIME).forEach(session -> end(session, book, payments)));
  }

  /** One session that cannot be ended keeps none of the others waiting. */
  private static void end(Checkout session, CheckoutBook book, CheckoutPayments payments) {
    try {
      if (session.state() == CheckoutState.PROCESSING) {
        session.sale().ifPresent(payments::giveUp);
      } else {
        book.expireIfOverdue(session.id());
      }
    } catch (RuntimeException e) {
      LOG.warn("{} cannot be ended: {}", session.id(), e.getClass().getSimpleName());
    }
  }
}
