/** The wallet in the phone: cards go in, pay codes are asked for, drawn, read back and shown. */
@NullMarked
package org.showpay.mobile.wallet;

import org.jspecify.annotations.NullMarked;
