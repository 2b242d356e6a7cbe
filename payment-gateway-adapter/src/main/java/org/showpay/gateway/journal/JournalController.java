package org.showpay.gateway.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.journal.JournalApi;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.web.bind.annotation.RestController;

/** Tells those who compare what was heard of money moving. */
@RestController
class JournalController implements JournalApi {

  private static final int PAGE = 500;

  private final Movements movements;
  private final Messages messages;

  JournalController(Movements movements, Messages messages) {
    this.movements = movements;
    this.messages = messages;
  }

  @Override
  public List<Message> messages(PaymentId payment) {
    return messages.about(payment);
  }

  @Override
  public Page movements(CompanyId company, Instant from, Instant to, @Nullable String after) {
    Movements.Period period = Movements.Period.of(from, to);
    Place behind = after == null ? Place.before(period.from()) : Place.read(after);
    // One more than is told, to know whether another page follows.
    List<Movement> found = movements.of(company, period, behind, PAGE + 1);
    if (found.size() <= PAGE) {
      return new Page(found, null);
    }
    List<Movement> told = found.subList(0, PAGE);
    return new Page(told, Place.of(told.getLast()).text());
  }
}
