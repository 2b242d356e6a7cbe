package org.showpay.auth.simulation.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.BatchRow;
import org.showpay.auth.simulation.memory.Books.BookedRow;
import org.showpay.auth.simulation.memory.Books.ItemRow;
import org.showpay.contracts.merchant.MerchantId;

/** What must hold of settlements, once all are closed. */
final class SettlementRules {

  private final Books books;
  private final List<Breach> found;

  SettlementRules(Books books, List<Breach> found) {
    this.books = books;
    this.found = found;
  }

  void judge() {
    Map<Long, Integer> settled = new HashMap<>();
    for (ItemRow item : books.items.all()) {
      settled.merge(item.transaction(), 1, Integer::sum);
    }
    Map<MerchantId, Long> booked = new HashMap<>();
    Map<MerchantId, Long> payable = new HashMap<>();
    for (BookedRow row : books.ledger.all()) {
      long gross = row.on("COMPANY_RECEIVABLE");
      long fee = -row.on("FEE_INCOME");
      booked.merge(row.merchant(), gross - fee, Long::sum);
      payable.merge(row.merchant(), row.on("MERCHANT_PAYABLE"), Long::sum);
      int wanted = gross != 0 || fee != 0 ? 1 : 0;
      require(
          settled.getOrDefault(row.id(), 0) == wanted,
          "each in one settlement",
          row.kind() + " of " + row.payment());
    }
    judgeSums(booked, payable);
    require(books.due.all().isEmpty(), "each in one settlement", "something is still due");
  }

  private void judgeSums(Map<MerchantId, Long> booked, Map<MerchantId, Long> payable) {
    Map<MerchantId, Long> paid = new HashMap<>();
    for (BatchRow batch : books.batches.all()) {
      paid.merge(batch.settlement().merchant(), batch.settlement().net().amount(), Long::sum);
    }
    booked.forEach((merchant, net) ->
        require(
            net.equals(paid.getOrDefault(merchant, 0L)),
            "settlements are what was charged",
            "%d was earned and %d settled".formatted(net, paid.getOrDefault(merchant, 0L))));
    payable.forEach((merchant, left) ->
        require(left == 0, "settlements are what was charged", left + " is left to be paid"));
  }

  private void require(boolean so, String rule, String otherwise) {
    if (!so) {
      found.add(new Breach(rule, otherwise));
    }
  }
}
