/** Short messages to a phone. */
@NullMarked
package org.showpay.contracts.sms;

import org.jspecify.annotations.NullMarked;
