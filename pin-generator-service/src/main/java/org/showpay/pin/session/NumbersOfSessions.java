package org.showpay.pin.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.number.NumberSealing;
import org.showpay.contracts.secret.SecretKey32;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Under what key phone numbers are kept here: derived from the one that codes are digested with.
 */
@Configuration(proxyBeanMethods = false)
class NumbersOfSessions {

  private static final String KEY = "showpay.pay-code-key";

  private static final NumberSealing.Table IN_CLEAR =
      new NumberSealing.Table(
          "handset_session",
          """
          select id, phone_number as number from handset_session
           where phone_number is not null and (sealed_number is null or not :keep)
             and id > :last order by id limit 200
          """,
          """
          update handset_session
             set sealed_number = :sealed, phone_number = case when :keep then phone_number end
           where id = :id and phone_number = :number
          """,
          "select count(*) from handset_session where phone_number is not null");

  @Bean
  NumberSafe numberSafe(
      JdbcClient jdbc,
      @Value("${" + KEY + "}") String key,
      @Value("${showpay.phone-numbers-in-clear-too:#{null}}") @Nullable Boolean inClearToo) {
    return NumberSafe.derivedFrom(SecretKey32.of(KEY, key), IN_CLEAR.keepsClear(inClearToo, jdbc));
  }

  @Bean
  NumberSealing sealingOfSessions(JdbcClient jdbc, NumberSafe numbers) {
    return new NumberSealing(jdbc, numbers, List.of(IN_CLEAR));
  }
}
