/** Having simulated card companies fail on purpose. */
@NullMarked
package org.showpay.gateway.rehearsal;

import org.jspecify.annotations.NullMarked;
