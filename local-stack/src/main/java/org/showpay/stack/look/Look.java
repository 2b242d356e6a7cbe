package org.showpay.stack.look;

import java.io.IOException;
import java.sql.SQLException;

/** One thing that is looked at. */
@FunctionalInterface
public interface Look {

  /** Looks; it leaves the suite as it was, but for what any caller may add. */
  Outcome at(Premises premises) throws IOException, SQLException, InterruptedException;
}
