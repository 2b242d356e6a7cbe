/** A payment as a till asks for it and as it is answered. */
@NullMarked
package org.showpay.contracts.payment;

import org.jspecify.annotations.NullMarked;
