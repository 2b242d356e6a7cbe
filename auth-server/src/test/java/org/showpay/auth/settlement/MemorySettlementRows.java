package org.showpay.auth.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.BatchRow;
import org.showpay.auth.simulation.memory.Books.DueRow;
import org.showpay.auth.simulation.memory.Books.ItemRow;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.settlement.SettlementsApi.Settlement;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the statements of {@link SettlementRows} do, on books in memory. */
public class MemorySettlementRows extends SettlementRows {

  private final Desk desk;

  /** On the books of this desk; the statements themselves are never sent. */
  public MemorySettlementRows(Desk desk, JdbcClient nobody) {
    super(nobody);
    this.desk = desk;
  }

  protected final Books books() {
    return desk.books();
  }

  private <T> T statement(Supplier<T> work) {
    return books().database.statement(work);
  }

  @Override
  boolean lock(MerchantId merchant) {
    return statement(() -> books().merchants.lock(merchant, _ -> true).isPresent());
  }

  @Override
  List<MerchantId> merchantsWithSomethingDue() {
    return statement(() -> books().due.all().stream().map(DueRow::merchant).distinct().toList());
  }

  @Override
  Optional<Instant> oldestDue(MerchantId merchant) {
    return statement(() ->
        books().due.where(row -> row.merchant().equals(merchant)).stream()
            .map(DueRow::at)
            .min(Instant::compareTo));
  }

  @Override
  Instant ago(Duration time) {
    return statement(() -> books().now().minus(time));
  }

  @Override
  List<String> currenciesDue(MerchantId merchant, Instant before) {
    return statement(() ->
        books().due.where(row -> isDue(row, merchant, before)).stream()
            .map(DueRow::currency)
            .distinct()
            .sorted()
            .toList());
  }

  private static boolean isDue(DueRow row, MerchantId merchant, Instant before) {
    return row.merchant().equals(merchant) && row.at().isBefore(before);
  }

  @Override
  Optional<Settlement> close(Batch batch) {
    return statement(() -> {
      List<DueRow> taken = take(batch);
      if (taken.isEmpty()) {
        return Optional.empty();
      }
      Settlement closed = settlement(batch, taken);
      books().batches.insert(batch.id().uuid(), new BatchRow(closed, batch.currency()));
      taken.forEach(row ->
          books()
              .items
              .insert(
                  key(row),
                  new ItemRow(row.transaction(), batch.id().uuid(), row.gross(), row.fee())));
      return Optional.of(closed);
    });
  }

  /** By what it is in one settlement only. */
  protected long key(DueRow row) {
    return row.transaction();
  }

  /** What is due to the batch, taken away. */
  protected List<DueRow> take(Batch batch) {
    List<DueRow> taken = new ArrayList<>();
    for (DueRow row : books().due.where(it -> wants(batch, it))) {
      books().due.delete(row.transaction(), _ -> true).ifPresent(taken::add);
    }
    return taken;
  }

  protected static boolean wants(Batch batch, DueRow row) {
    return isDue(row, batch.merchant(), batch.dayEnds()) && row.currency().equals(batch.currency());
  }

  private Settlement settlement(Batch batch, List<DueRow> taken) {
    int number =
        1
            + books()
                .batches
                .where(row ->
                    row.settlement().merchant().equals(batch.merchant())
                        && row.settlement().businessDay().equals(batch.businessDay())
                        && row.currency().equals(batch.currency()))
                .size();
    long fee = taken.stream().mapToLong(DueRow::fee).sum();
    long gross = taken.stream().mapToLong(DueRow::gross).sum();
    return new Settlement(
        batch.id(),
        batch.merchant(),
        batch.businessDay(),
        number,
        taken.size(),
        Money.of(sum(taken, "CAPTURE"), batch.currency()),
        Money.of(-sum(taken, "REFUND"), batch.currency()),
        Money.of(-sum(taken, "REVERSAL"), batch.currency()),
        Money.of(fee, batch.currency()),
        Money.of(gross - fee, batch.currency()),
        books().now());
  }

  private static long sum(List<DueRow> taken, String kind) {
    return taken.stream().filter(row -> row.kind().equals(kind)).mapToLong(DueRow::gross).sum();
  }
}
