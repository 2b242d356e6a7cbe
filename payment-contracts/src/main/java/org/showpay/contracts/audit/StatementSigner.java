package org.showpay.contracts.audit;

import java.util.Map;

/** Signs what the service states, with a key that is in no database. */
@FunctionalInterface
interface StatementSigner {

  String sign(String kind, Map<String, Object> content);
}
