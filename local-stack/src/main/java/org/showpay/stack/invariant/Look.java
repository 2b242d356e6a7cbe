package org.showpay.stack.invariant;

import java.sql.Connection;
import java.sql.SQLException;
import org.showpay.contracts.audit.TrustedKeys;
import org.showpay.contracts.trust.ServiceName;

/** One look at the databases: what was read once stays the same until it is closed. */
public interface Look extends AutoCloseable {

  /** The database of a service, for reading. */
  Connection at(ServiceName service) throws SQLException;

  /** What it is known by that a service signed something. */
  TrustedKeys trustedKeys();

  @Override
  void close() throws SQLException;
}
