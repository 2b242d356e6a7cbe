package org.showpay.stack.service;

import java.net.URI;
import org.showpay.contracts.trust.ServiceName;

/** By which way each service reaches another one, or its database: straight, or through a proxy. */
public interface Detours {

  /** Everybody straight. */
  Detours NONE =
      new Detours() {
        @Override
        public URI between(ServiceName caller, ServiceName callee, URI straight) {
          return straight;
        }

        @Override
        public String toDatabase(ServiceName service, String straight) {
          return straight;
        }
      };

  /** Where the caller is told that the callee is. */
  URI between(ServiceName caller, ServiceName callee, URI straight);

  /** The JDBC address at which the service is told that its database is. */
  String toDatabase(ServiceName service, String straight);
}
