package org.showpay.mobile.inbox;

import org.showpay.contracts.sms.SmsApi;
import org.springframework.web.bind.annotation.RestController;

/** Where the pin-generator-service hands its notices in. */
@RestController
class SmsController implements SmsApi {

  private final Inbox inbox;

  SmsController(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public void deliver(Sms sms) {
    inbox.deliver(sms);
  }
}
