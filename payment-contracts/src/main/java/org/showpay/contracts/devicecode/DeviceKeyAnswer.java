package org.showpay.contracts.devicecode;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.showpay.contracts.pack.SealedCodes;
import org.showpay.contracts.paycode.CodeRefusal;

/** Whether a handset may make codes by itself. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DeviceKeyAnswer.Enabled.class, name = "ENABLED"),
  @JsonSubTypes.Type(value = DeviceKeyAnswer.Refused.class, name = "REFUSED")
})
public sealed interface DeviceKeyAnswer {

  /**
   * It may.
   *
   * @param sealedKey the key, which only the handset can open
   * @param now the time by which codes are judged
   */
  record Enabled(DeviceKeyId key, SealedCodes sealedKey, String cardLast4, Instant now)
      implements DeviceKeyAnswer {}

  /** It may not. */
  record Refused(CodeRefusal reason) implements DeviceKeyAnswer {}
}
