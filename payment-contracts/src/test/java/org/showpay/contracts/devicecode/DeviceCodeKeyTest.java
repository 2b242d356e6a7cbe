package org.showpay.contracts.devicecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeReading;
import org.showpay.contracts.paycode.SchemePrefix;

/** What a handset makes is a code, is another one in each step, and says nothing of the handset. */
class DeviceCodeKeyTest {

  private final DeviceCodeKey key = random();

  @Test
  void noIndexComesAgainInAThousandStepsOfTwoHandsets() {
    DeviceCodeKey other = random();
    List<Long> indexes =
        LongStream.range(0, 1_000)
            .mapToObj(TimeStep::new)
            .flatMap(step -> List.of(key.at(step).index(), other.at(step).index()).stream())
            .toList();
    assertThat(indexes).doesNotHaveDuplicates();
  }

  @Test
  void isACodeOfTwentyFourDigitsThatSaysWhatItWasMadeOf() {
    DeviceCode made = key.at(new TimeStep(57_000_000));
    PayCode code = made.in(SchemePrefix.DEFAULT);
    assertThat(code.reveal()).hasSize(24);
    assertThat(code.isMadeOnAHandset()).isTrue();
    assertThat(PayCode.read(code.reveal(), SchemePrefix.DEFAULT))
        .isEqualTo(new PayCodeReading.Valid(code));
    assertThat(DeviceCode.of(code)).isEqualTo(made);
    String misread = code.reveal().substring(0, 23) + (code.reveal().charAt(23) == '0' ? '1' : '0');
    assertThat(PayCode.read(misread, SchemePrefix.DEFAULT))
        .isEqualTo(PayCodeReading.NotACode.MISREAD);
  }

  @Test
  void isTheSameOnBothSidesForTheSameKeyAndStep() {
    TimeStep step = TimeStep.at(Instant.parse("2031-05-06T07:08:09Z"));
    assertThat(DeviceCodeKey.of(key.reveal()).at(step)).isEqualTo(key.at(step));
    assertThat(TimeStep.at(Instant.parse("2031-05-06T07:08:00Z"))).isEqualTo(step);
    assertThat(step.end()).isEqualTo(Instant.parse("2031-05-06T07:08:30Z"));
    assertThat(random().at(step)).isNotEqualTo(key.at(step));
    assertThat(key.toString() + key.at(step)).isEqualTo("DeviceCodeKey[hidden]DeviceCode[hidden]");
  }

  private static DeviceCodeKey random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return DeviceCodeKey.of(bytes);
  }
}
