/** Short messages to subscribers: how they are worded, the rows that wait, and sending them. */
@NullMarked
package org.showpay.contracts.sms;

import org.jspecify.annotations.NullMarked;
