/** The cards of a subscriber, as tokens, with what each can still pay. */
@NullMarked
package org.showpay.auth.wallet;

import org.jspecify.annotations.NullMarked;
