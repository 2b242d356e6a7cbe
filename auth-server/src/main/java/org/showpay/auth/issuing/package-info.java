/** Asking card companies, through the payment-gateway-adapter, and believing a right echo only. */
@NullMarked
package org.showpay.auth.issuing;

import org.jspecify.annotations.NullMarked;
