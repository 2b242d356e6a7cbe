package org.showpay.cat.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.testing.TestKeys;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Without its key the service does not start, and what it says does not print the key. */
class DeviceKeyTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner().withUserConfiguration(KeySafe.class);

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void refusesToStartWithoutAKey(String none) {
    runner
        .withPropertyValues("showpay.device-key=" + none)
        .run(context -> assertThat(context).hasFailed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dG9vIHNob3J0", "not base64 at all!"})
  void refusesToStartWithAKeyThatIsNone(String key) {
    runner
        .withPropertyValues("showpay.device-key=" + key)
        .run(context -> {
          Throwable failure = Objects.requireNonNull(context.getStartupFailure());
          assertThat(failure).rootCause().isNotNull();
          assertThat(failure).hasStackTraceContaining("showpay.device-key is not 32 bytes");
          assertThat(failure.toString()).doesNotContain(key);
        });
  }

  @Test
  void startsWithAKey() {
    runner
        .withPropertyValues("showpay.device-key=" + TestKeys.newSecret())
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void doesNotPrintItself() {
    String secret = TestKeys.newSecret();

    assertThat(new DeviceKey(secret).toString()).doesNotContain(secret);
  }
}
