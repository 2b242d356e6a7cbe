package org.showpay.mobile.phone;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.number.NumberSealing;
import org.showpay.contracts.secret.SecretKey32;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Under what key the phones' own numbers are kept: derived from that of their handset keys. */
@Configuration(proxyBeanMethods = false)
class NumbersOfPhones {

  private static final String KEY = "showpay.device-key";

  private static final NumberSealing.Table PHONES =
      new NumberSealing.Table(
          "phone",
          """
          select id, phone_number as number from phone
           where phone_number is not null and (sealed_number is null or not :keep)
             and id > :last order by id limit 200
          """,
          """
          update phone
             set sealed_number = :sealed, number_index = :index,
                 phone_number = case when :keep then phone_number end
           where id = :id and phone_number = :number
          """,
          "select count(*) from phone where phone_number is not null");

  private static final NumberSealing.Table SUBMISSIONS =
      new NumberSealing.Table(
          "sms_submission",
          """
          select message_id as id, phone_number as number from sms_submission
           where phone_number is not null and (sealed_number is null or not :keep)
             and message_id > :last order by message_id limit 200
          """,
          """
          update sms_submission
             set sealed_number = :sealed, phone_number = case when :keep then phone_number end
           where message_id = :id and phone_number = :number
          """,
          "select count(*) from sms_submission where phone_number is not null");

  @Bean
  NumberSafe numberSafe(
      JdbcClient jdbc,
      @Value("${" + KEY + "}") String key,
      @Value("${showpay.phone-numbers-in-clear-too:#{null}}") @Nullable Boolean inClearToo) {
    return NumberSafe.derivedFrom(SecretKey32.of(KEY, key), PHONES.keepsClear(inClearToo, jdbc));
  }

  @Bean
  NumberSealing sealingOfPhones(JdbcClient jdbc, NumberSafe numbers) {
    return new NumberSealing(jdbc, numbers, List.of(PHONES, SUBMISSIONS));
  }
}
