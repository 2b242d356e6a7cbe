package org.showpay.auth.console.operator;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.console.OperatorId;

/**
 * Who did something, or tried to.
 *
 * @param id absent for who signs in with the suite's own key, and for who was not let in
 * @param address where it came from
 */
public record Author(@Nullable OperatorId id, String name, String address) {}
