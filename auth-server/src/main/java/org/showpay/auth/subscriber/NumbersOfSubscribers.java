package org.showpay.auth.subscriber;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.factor.FactorKeys;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.number.NumberSealing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Under what keys subscribers' phone numbers are kept here: derived from the pepper. */
@Configuration(proxyBeanMethods = false)
class NumbersOfSubscribers {

  private static final NumberSealing.Table IN_CLEAR =
      new NumberSealing.Table(
          "subscriber",
          """
          select id, phone_number as number from subscriber
           where phone_number is not null and (sealed_number is null or not :keep)
             and id > :last order by id limit 200
          """,
          """
          update subscriber
             set sealed_number = :sealed, number_index = :index,
                 phone_number = case when :keep then phone_number end
           where id = :id and phone_number = :number
          """,
          "select count(*) from subscriber where phone_number is not null");

  @Bean
  NumberSafe numberSafe(
      JdbcClient jdbc,
      FactorKeys keys,
      @Value("${showpay.phone-numbers-in-clear-too:#{null}}") @Nullable Boolean inClearToo) {
    return new NumberSafe(
        keys.derive("phone numbers"),
        keys.derive("index of phone numbers"),
        IN_CLEAR.keepsClear(inClearToo, jdbc));
  }

  @Bean
  NumberSealing sealingOfSubscribers(JdbcClient jdbc, NumberSafe numbers) {
    return new NumberSealing(jdbc, numbers, List.of(IN_CLEAR));
  }
}
