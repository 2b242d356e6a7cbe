package org.showpay.mobile;

import java.util.List;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.mobile.inbox.Inbox;
import org.showpay.mobile.phone.PhoneBook;
import org.showpay.mobile.wallet.Wallet;
import org.springframework.web.bind.annotation.RestController;

/** What a consumer's hands do with a phone. */
@RestController
class PhonesController implements PhonesApi {

  private final PhoneBook phones;
  private final Wallet wallet;
  private final Inbox inbox;

  PhonesController(PhoneBook phones, Wallet wallet, Inbox inbox) {
    this.phones = phones;
    this.wallet = wallet;
    this.inbox = inbox;
  }

  @Override
  public Phone switchOn(NewPhone request) {
    return phones.switchOn(request);
  }

  @Override
  public WalletCard addCard(PhoneId phone, TypedCard card) {
    return wallet.addCard(phone, card);
  }

  @Override
  public ShownCode showCode(PhoneId phone, ShowCode request) {
    return wallet.showCode(phone, request);
  }

  @Override
  public List<Message> messages(PhoneId phone) {
    return inbox.messages(phone);
  }
}
