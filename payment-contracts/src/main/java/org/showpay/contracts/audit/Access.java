package org.showpay.contracts.audit;

import java.time.Instant;

/**
 * One request that was answered.
 *
 * @param who the caller as it was proved, or {@code nobody}
 * @param what the method and the route
 * @param object on what: ids of the address or of the body
 * @param origin the address that it came from
 * @param result the status of the answer
 */
record Access(Instant at, String who, String what, String object, String origin, int result) {}
