/** Subscribers and cards that are stopped and started. */
@NullMarked
package org.showpay.auth.console.wallet;

import org.jspecify.annotations.NullMarked;
