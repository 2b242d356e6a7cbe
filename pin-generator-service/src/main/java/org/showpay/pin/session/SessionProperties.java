package org.showpay.pin.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How handset sessions are kept.
 *
 * @param sessionLife from signing in until the handset has to sign in again
 */
@ConfigurationProperties("showpay")
record SessionProperties(@DefaultValue("10m") Duration sessionLife) {

  SessionProperties {
    if (!sessionLife.isPositive()) {
      throw new IllegalArgumentException("showpay.session-life must be longer than nothing");
    }
  }
}
