/** Notices to subscribers by SMS: written in the transaction of what they tell, sent afterwards. */
@NullMarked
package org.showpay.pin.notice;

import org.jspecify.annotations.NullMarked;
