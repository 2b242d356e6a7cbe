package org.showpay.auth.pack;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.showpay.contracts.pack.PackPeriod;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a pack may be.
 *
 * @param mostCodes how many codes one pack may have
 * @param dailyLife how long the codes of a daily pack live
 * @param weeklyLife how long those of a weekly pack live; the database allows eight days
 */
@Validated
@ConfigurationProperties("showpay.pack")
record PackProperties(
    @DefaultValue("20") @Min(1) @Max(100) int mostCodes,
    @DefaultValue("2d") @NotNull @DurationMin(hours = 1) @DurationMax(days = 8) Duration dailyLife,
    @DefaultValue("8d") @NotNull @DurationMin(hours = 1) @DurationMax(days = 8)
        Duration weeklyLife) {

  Duration lifeOf(PackPeriod every) {
    return switch (every) {
      case DAY -> dailyLife;
      case WEEK -> weeklyLife;
    };
  }
}
