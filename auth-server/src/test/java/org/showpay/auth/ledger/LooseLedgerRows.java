package org.showpay.auth.ledger;

import org.showpay.auth.simulation.Desk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broken twin: what is learnt by an inquiry is not booked. */
public class LooseLedgerRows extends MemoryLedgerRows {

  /** On the books of this desk. */
  public LooseLedgerRows(Desk desk, JdbcClient nobody) {
    super(desk, nobody);
  }

  @Override
  void write(Deal deal, Posting... postings) {
    boolean again =
        books().talk.all().stream().anyMatch(row -> row.payment().equals(deal.payment()));
    if (!again) {
      super.write(deal, postings);
    }
  }
}
