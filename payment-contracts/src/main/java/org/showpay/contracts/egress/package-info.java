/** Whom a service connects to: those that its configuration names, and nobody else. */
@NullMarked
package org.showpay.contracts.egress;

import org.jspecify.annotations.NullMarked;
