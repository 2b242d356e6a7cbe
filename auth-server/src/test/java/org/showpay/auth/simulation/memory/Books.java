package org.showpay.auth.simulation.memory;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.settlement.SettlementsApi.Settlement;
import org.showpay.contracts.subscriber.SubscriberId;

/** The tables of the auth-server that a payment touches. */
public final class Books {

  private static final Set<PaymentState> ENDED =
      Set.of(
          PaymentState.DECLINED,
          PaymentState.CANCELLED,
          PaymentState.REVERSING,
          PaymentState.REVERSED);

  public final MemoryDatabase database;
  public final Timeline time;
  public final Table<MerchantId, MerchantRow> merchants;
  public final Table<SubscriberId, SubscriberId> subscribers;
  public final Table<CardToken, CardRow> cards;
  public final Table<PayCodeDigest, CodeRow> codes;
  public final Table<UUID, UUID> ids;
  public final Table<PaymentId, PaymentRow> payments;
  public final Table<Long, MoveRow> moves;
  public final Table<PaymentId, FallBackRow> fallBacks;
  public final Table<UUID, OperationRow> operations;
  public final Table<Long, TalkRow> talk;
  public final Table<Long, BookedRow> ledger;
  public final Table<Long, DueRow> due;
  public final Table<Long, ItemRow> items;
  public final Table<UUID, BatchRow> batches;
  public final Table<Long, NoticeRow> notices;
  public final Table<String, TaskRow> tasks;

  /** Empty books. */
  public Books(Timeline time, MemoryDatabase database) {
    this.time = time;
    this.database = database;
    merchants = database.table("merchant");
    subscribers = database.table("subscriber");
    cards = database.table("card");
    codes = database.<PayCodeDigest, CodeRow>table("pay_code").unique(CodeRow::payment);
    ids = database.table("operation_id");
    payments = database.<PaymentId, PaymentRow>table("payment").unique(Books::standingOrder);
    moves = database.table("payment_move");
    fallBacks = database.table("fall_back");
    operations =
        database.<UUID, OperationRow>table("payment_operation").unique(Books::cancellation);
    talk = database.table("issuer_talk");
    ledger =
        database
            .<Long, BookedRow>table("ledger_transaction")
            .unique(row -> row.kind + row.operation);
    due = database.table("settlement_due");
    items = database.table("settlement_item");
    batches = database.table("settlement_batch");
    notices = database.table("webhook_message");
    tasks = database.table("scheduled_tasks");
  }

  /** One payment for each order that is not finally refused. */
  private static @Nullable Object standingOrder(PaymentRow row) {
    return ENDED.contains(row.payment().state())
        ? null
        : row.payment().merchant() + " " + row.payment().order();
  }

  /** One cancellation for each payment that is not refused. */
  private static @Nullable Object cancellation(OperationRow row) {
    return row.kind == FollowUpKind.CANCELLATION && row.state != OperationView.State.REFUSED
        ? row.payment
        : null;
  }

  /** A merchant, whose tills have to acknowledge approvals in so many seconds, if at all. */
  public record MerchantRow(MerchantId id, String name, @Nullable Integer acknowledgeSeconds) {}

  /** A card of a wallet. */
  public record CardRow(
      CardToken token, String last4, CompanyId company, @Nullable CardToken backup) {}

  /** A code, live unless it is spent or past its time. */
  public record CodeRow(
      PayCodeDigest digest,
      SubscriberId subscriber,
      CardToken card,
      int tries,
      Instant expires,
      @Nullable PaymentId payment) {}

  /** A move of a payment; from null when it was made. */
  public record MoveRow(
      PaymentId payment,
      @Nullable PaymentState from,
      PaymentState to,
      Instant at,
      @Nullable String why) {}

  /** A card that was declined before its backup was asked. */
  public record FallBackRow(PaymentId payment, CardToken card, DeclineReason reason) {}

  /** A capture, refund or cancellation. */
  public record OperationRow(
      UUID id,
      PaymentId payment,
      FollowUpKind kind,
      long amount,
      boolean last,
      OperationView.State state,
      @Nullable FollowUpRefusal refusal,
      @Nullable String reason,
      Instant requestedAt,
      Instant updatedAt) {}

  /** What was asked of a card company, and what it said. */
  public record TalkRow(
      PaymentId payment, String kind, String answer, @Nullable String why, Instant askedAt) {}

  /** A ledger transaction with its entries. */
  public record BookedRow(
      long id,
      String kind,
      UUID operation,
      @Nullable PaymentId payment,
      MerchantId merchant,
      String currency,
      List<EntryRow> entries,
      Instant at) {

    /** What stands on the accounts of one kind. */
    public long on(String account) {
      return entries.stream()
          .filter(entry -> entry.account.equals(account))
          .mapToLong(EntryRow::amount)
          .sum();
    }
  }

  /** An entry. */
  public record EntryRow(String account, String owner, long amount) {}

  /** A ledger transaction that waits for its settlement. */
  public record DueRow(
      long transaction,
      MerchantId merchant,
      String currency,
      String kind,
      long gross,
      long fee,
      Instant at) {}

  /** A ledger transaction in its settlement. */
  public record ItemRow(long transaction, UUID batch, long gross, long fee) {}

  /** A settlement. */
  public record BatchRow(Settlement settlement, String currency) {}

  /** What a merchant is told. */
  public record NoticeRow(PaymentId payment, String type, int version) {}

  /** A task that waits or is being done. */
  public record TaskRow(
      String task,
      String instance,
      @Nullable Integer data,
      Instant at,
      @Nullable String pickedBy,
      Instant pickedAt,
      int failures) {

    /** By what it is one row. */
    public String key() {
      return task + " " + instance;
    }
  }

  /** When the transaction under way began. */
  public Instant now() {
    return database.now();
  }
}
