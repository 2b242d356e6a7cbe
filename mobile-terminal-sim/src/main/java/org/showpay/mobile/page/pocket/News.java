package org.showpay.mobile.page.pocket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.mobile.account.Account;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.phone.PhoneBook;
import org.springframework.stereotype.Component;

/** What has happened to the subscriber's payments, as far as the phone can know. */
@Component
class News {

  private final Account account;
  private final PhoneBook phones;

  News(Account account, PhoneBook phones) {
    this.account = account;
    this.phones = phones;
  }

  /** What waits for an answer; else what is newest. Nothing where nobody can be asked. */
  Optional<OwnPayment> since(PageSession session, Instant moment) {
    List<OwnPayment> since =
        payments(session).stream().filter(payment -> !payment.at().isBefore(moment)).toList();
    return since.stream()
        .filter(payment -> payment.decideBy() != null)
        .findFirst()
        .or(() -> since.stream().findFirst());
  }

  private List<OwnPayment> payments(PageSession session) {
    if (!phones.isConnected(session.phone())) {
      return List.of();
    }
    try {
      return account.payments(session.holder());
    } catch (ProblemException silence) {
      // A code that needs no network is not kept back because of it.
      return List.of();
    }
  }
}
