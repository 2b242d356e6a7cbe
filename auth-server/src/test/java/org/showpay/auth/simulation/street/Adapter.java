package org.showpay.auth.simulation.street;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.Sending;
import org.springframework.web.client.ResourceAccessException;

/**
 * The payment-gateway-adapter: a journal that has each message before it is sent, an authorization
 * that is sent once, an operation that is sent until it is answered.
 */
public final class Adapter implements CardCompaniesApi {

  private static final long OURS = 10 * Timeline.SECOND;
  private static final long THEIRS = 8 * Timeline.SECOND;

  private final Town town;
  private final Map<PaymentId, Entry> journal = new LinkedHashMap<>();
  private final Map<OperationId, FollowUpAnswer> decided = new LinkedHashMap<>();
  private final Map<OperationId, Boolean> mayHaveArrived = new LinkedHashMap<>();

  Adapter(Town town) {
    this.town = town;
  }

  /** A message that was sent, and what was heard. */
  private static final class Entry {

    private @Nullable IssuerAnswer heard;
  }

  @Override
  public IssuerAnswer authorize(CardAuthorization asked) {
    IssuerAnswer answer =
        town.wire.ask(town.adapterHost, "authorize", OURS, () -> authorizing(asked));
    return answer instanceof IssuerAnswer.Approved yes && garbled()
        ? new IssuerAnswer.Approved(
            yes.paymentId(), more(yes.amount()), yes.approval(), yes.available())
        : answer;
  }

  @Override
  public FollowUpAnswer followUp(FollowUp asked) {
    String what = asked.kind().name().toLowerCase(Locale.ROOT);
    FollowUpAnswer answer = town.wire.ask(town.adapterHost, what, OURS, () -> followingUp(asked));
    return answer instanceof FollowUpAnswer.Done yes && garbled()
        ? new FollowUpAnswer.Done(yes.operation(), yes.paymentId(), more(yes.amount()))
        : answer;
  }

  @Override
  public InquiryAnswer inquire(Inquiry asked) {
    InquiryAnswer answer = town.wire.ask(town.adapterHost, "inquire", OURS, () -> inquiring(asked));
    return answer instanceof InquiryAnswer.Approved yes && garbled()
        ? new InquiryAnswer.Approved(yes.paymentId(), more(yes.amount()), yes.approval())
        : answer;
  }

  private boolean garbled() {
    return town.faults.strikes(Fault.GARBLED);
  }

  private static Money more(Money amount) {
    return new Money(amount.amount() + 1, amount.currency());
  }

  private IssuerAnswer authorizing(CardAuthorization asked) {
    Entry earlier = journal.get(asked.paymentId());
    if (earlier != null) {
      return earlier.heard == null ? new IssuerAnswer.NoAnswer("asked before") : earlier.heard;
    }
    Entry entry = new Entry();
    journal.put(asked.paymentId(), entry);
    CardCompany company = town.companyOf(asked.card());
    IssuerAnswer heard;
    try {
      heard = line(company, () -> company.authorize(asked));
    } catch (ResourceAccessException e) {
      heard =
          Sending.neverLeft(e)
              ? new IssuerAnswer.NotSent("nobody listens")
              : new IssuerAnswer.NoAnswer("the company is silent");
    }
    entry.heard = heard;
    return heard;
  }

  private FollowUpAnswer followingUp(FollowUp asked) {
    FollowUpAnswer earlier = decided.get(asked.operation());
    if (earlier != null) {
      return earlier;
    }
    CardCompany company = town.companyOf(asked.card());
    FollowUpAnswer heard;
    try {
      heard = line(company, () -> company.followUp(asked));
    } catch (ResourceAccessException e) {
      if (Sending.neverLeft(e) && !mayHaveArrived.containsKey(asked.operation())) {
        return new FollowUpAnswer.NotSent("nobody listens");
      }
      mayHaveArrived.put(asked.operation(), true);
      return decided.getOrDefault(
          asked.operation(), new FollowUpAnswer.NoAnswer("the company is silent"));
    }
    boolean decides = heard instanceof FollowUpAnswer.Done || asked.kind() != FollowUpKind.REVERSAL;
    if (decides) {
      decided.putIfAbsent(asked.operation(), heard);
    }
    return decided.getOrDefault(asked.operation(), heard);
  }

  private InquiryAnswer inquiring(Inquiry asked) {
    CardCompany company = town.companyOf(asked.card());
    try {
      return line(company, () -> company.inquire(asked));
    } catch (ResourceAccessException e) {
      return new InquiryAnswer.Unavailable("the company is silent");
    }
  }

  /** To the company and back; one that has fallen silent answers when it speaks again. */
  private <A> A line(CardCompany company, Supplier<A> work) {
    return town.wire.ask(
        town.hostOf(company),
        "it",
        THEIRS,
        () -> {
          if (!company.isSilent(town.time.now())) {
            return work.get();
          }
          if (town.time.actor().dice().percent(50)) {
            A done = work.get();
            waitFor(company);
            return done;
          }
          waitFor(company);
          return work.get();
        });
  }

  private void waitFor(CardCompany company) {
    while (company.isSilent(town.time.now())) {
      town.time.pause(3 * Timeline.SECOND);
    }
  }

  @Override
  public AvailableAnswer available(CardToken card) {
    throw new UnsupportedOperationException("nobody asks what a card can pay");
  }
}
