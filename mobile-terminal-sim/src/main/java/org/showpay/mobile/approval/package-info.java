/** Approving payments on the phone, by a key that never leaves it. */
@NullMarked
package org.showpay.mobile.approval;

import org.jspecify.annotations.NullMarked;
