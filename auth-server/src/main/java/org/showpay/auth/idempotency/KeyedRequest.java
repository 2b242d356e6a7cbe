package org.showpay.auth.idempotency;

import java.util.HexFormat;
import java.util.Map;

/**
 * A request that brings an Idempotency-Key, as far as it may be written down.
 *
 * @param caller who sent it, for people who read the table
 * @param route method and path, for people who read the table
 * @param fields a digest of each field of its content, in the order in which they were sent
 */
record KeyedRequest(RowId id, String caller, String route, Map<String, String> fields) {

  /** Names the row of a request: a digest of caller, method, path and key. */
  record RowId(String hex) {

    static RowId of(byte[] digest) {
      return new RowId(HexFormat.of().formatHex(digest));
    }

    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }
  }
}
