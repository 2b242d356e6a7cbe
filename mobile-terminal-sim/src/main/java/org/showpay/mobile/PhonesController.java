package org.showpay.mobile;

import java.util.List;
import org.showpay.contracts.approval.ApprovalsApi.Decided;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.wallet.WalletApi.Backup;
import org.showpay.contracts.wallet.WalletApi.NewLimits;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.showpay.contracts.wallet.WalletApi.Shop;
import org.showpay.contracts.wallet.WalletApi.WalletView;
import org.showpay.mobile.account.Account;
import org.showpay.mobile.approval.ApprovalKeys;
import org.showpay.mobile.inbox.Inbox;
import org.showpay.mobile.line.Holder;
import org.showpay.mobile.phone.PhoneBook;
import org.showpay.mobile.wallet.Wallet;
import org.springframework.web.bind.annotation.RestController;

/** What a consumer's hands do with a phone. */
@RestController
class PhonesController implements PhonesApi {

  private final PhoneBook phones;
  private final Wallet wallet;
  private final Account account;
  private final ApprovalKeys approvalKeys;
  private final Inbox inbox;

  PhonesController(
      PhoneBook phones, Wallet wallet, Account account, ApprovalKeys approvalKeys, Inbox inbox) {
    this.phones = phones;
    this.wallet = wallet;
    this.account = account;
    this.approvalKeys = approvalKeys;
    this.inbox = inbox;
  }

  @Override
  public Phone switchOn(NewPhone request) {
    return phones.switchOn(request);
  }

  @Override
  public WalletCard addCard(PhoneId phone, TypedCard card) {
    return wallet.addCard(Holder.bySim(phone), card);
  }

  @Override
  public ShownCode showCode(PhoneId phone, ShowCode request) {
    return wallet.showCode(Holder.bySim(phone), request);
  }

  @Override
  public List<Message> messages(PhoneId phone) {
    return inbox.messages(phone);
  }

  @Override
  public List<ShelvedPhone> shelf() {
    return phones.shelf();
  }

  @Override
  public List<WalletCard> cards(PhoneId phone) {
    return wallet.cards(Holder.bySim(phone));
  }

  @Override
  public WalletView wallet(PhoneId phone) {
    return account.view(Holder.bySim(phone));
  }

  @Override
  public List<OwnPayment> payments(PhoneId phone) {
    return account.payments(Holder.bySim(phone));
  }

  @Override
  public Decided decide(PhoneId phone, PaymentId payment, Decision decision) {
    return account.decide(Holder.bySim(phone), payment, decision);
  }

  @Override
  public void changeApprovalKey(PhoneId phone) {
    approvalKeys.change(phone);
  }

  @Override
  public List<Shop> shops(PhoneId phone) {
    return account.shops(Holder.bySim(phone));
  }

  @Override
  public WalletView freeze(PhoneId phone) {
    return account.freeze(Holder.bySim(phone));
  }

  @Override
  public WalletView unfreeze(PhoneId phone, Proof proof) {
    return account.unfreeze(Holder.bySim(phone), proof);
  }

  @Override
  public WalletCard chooseBackup(PhoneId phone, CardToken card, Backup wanted) {
    return account.chooseBackup(Holder.bySim(phone), card, wanted);
  }

  @Override
  public WalletView changeLimits(PhoneId phone, NewLimits wanted) {
    return account.changeLimits(Holder.bySim(phone), wanted);
  }
}
