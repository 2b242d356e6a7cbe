/** A wallet as whoever holds the phone sees it. */
@NullMarked
package org.showpay.contracts.wallet;

import org.jspecify.annotations.NullMarked;
