package org.showpay.auth.settlement;

import java.util.List;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books.DueRow;
import org.showpay.contracts.merchant.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broken twin: settles what it has read, whoever has taken it meanwhile. */
public class LooseSettlementRows extends MemorySettlementRows {

  /** On the books of this desk. */
  public LooseSettlementRows(Desk desk, JdbcClient nobody) {
    super(desk, nobody);
  }

  @Override
  boolean lock(MerchantId merchant) {
    return true;
  }

  @Override
  protected List<DueRow> take(Batch batch) {
    List<DueRow> read = books().due.where(row -> wants(batch, row));
    read.forEach(row -> books().due.delete(row.transaction(), _ -> true));
    return read;
  }

  @Override
  protected long key(DueRow row) {
    return books().database.next();
  }
}
