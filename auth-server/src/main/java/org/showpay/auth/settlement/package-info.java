/** Settlement: what each merchant is paid for a business day, closed once and never changed. */
@NullMarked
package org.showpay.auth.settlement;

import org.jspecify.annotations.NullMarked;
