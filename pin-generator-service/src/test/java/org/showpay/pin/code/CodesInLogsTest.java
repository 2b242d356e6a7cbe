package org.showpay.pin.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.showpay.contracts.paycode.RegistrationAnswer.Registered;
import org.showpay.pin.Consumers;
import org.showpay.pin.Consumers.Consumer;
import org.showpay.pin.FakeAuthServer;
import org.showpay.pin.PinTest;
import org.showpay.testing.TestSmsServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whoever reads the logs, at whatever level, cannot spend a code. */
@PinTest
@ExtendWith(OutputCaptureExtension.class)
class CodesInLogsTest {

  @Autowired Consumers consumers;
  @Autowired FakeAuthServer authServer;
  @Autowired TestSmsServer smsServer;
  @Autowired LoggingSystem logging;

  @BeforeEach
  void everythingIsLogged() {
    authServer.reset();
    smsServer.comesUp();
    logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.TRACE);
  }

  @AfterEach
  void theUsualIsLogged() {
    logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
  }

  @Test
  void leavesNoDigitsInTheLogWhileACodeIsMade(CapturedOutput output) {
    authServer.saysToRegistrations(new Registered(Instant.parse("2031-05-06T07:08:09Z"), "1234"));
    Consumer consumer = consumers.signedIn();
    String digits = consumer.askForACode().payCode().reveal();
    await().until(() -> !smsServer.handed(consumer.identity().phoneNumber()).isEmpty());
    assertThat(output.getAll()).contains("TRACE", "/v1/pay-codes");
    assertThat(output.getAll()).doesNotContain(digits, digits.substring(2, 18));
  }
}
