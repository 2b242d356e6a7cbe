package org.showpay.contracts.smpp;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The SMS server that a service sends by, and as whom.
 *
 * @param systemId the service's name there, 15 characters at most
 * @param password of 8 characters at most, which is all that SMPP has room for
 * @param rate how many messages a second this instance sends at most
 * @param answerWithin how long a message's answer is waited for
 * @param enquireEvery how long a session may be silent before it is asked whether it lives
 */
@Validated
@ConfigurationProperties("showpay.sms")
public record SmsAccount(
    @DefaultValue("localhost") String host,
    @DefaultValue("2775") int port,
    @DefaultValue("") @NotBlank @Size(max = 15) String systemId,
    @DefaultValue("") @NotBlank @Size(max = 8) String password,
    @DefaultValue("50") @Positive int rate,
    @DefaultValue("5s") Duration answerWithin,
    @DefaultValue("15s") Duration enquireEvery) {

  @Override
  public String toString() {
    return "SmsAccount[%s at %s:%d]".formatted(systemId, host, port);
  }
}
