package org.showpay.contracts.sms;

import java.time.Instant;
import java.util.UUID;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The SMS server (patent figure 1). Caller: pin-generator-service. */
@HttpExchange("/v1/sms")
public interface SmsApi {

  /** Delivers a message; the same id again is delivered once. 404 when no phone has the number. */
  @PostExchange
  void deliver(@RequestBody Sms sms);

  /** A message; it never carries a pay code or a card number. */
  record Sms(UUID id, PhoneNumber to, String text, Instant sentAt) {}
}
