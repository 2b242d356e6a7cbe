/** Faults that a card company shows on demand, so that an integrator can rehearse each answer. */
@NullMarked
package org.showpay.contracts.fault;

import org.jspecify.annotations.NullMarked;
