/** Codes that a phone makes by itself, from a key and the time, without any network. */
@NullMarked
package org.showpay.mobile.devicecode;

import org.jspecify.annotations.NullMarked;
