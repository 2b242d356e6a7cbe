/** What handsets ask about their own wallet: its payments, its limits, stopping it at once. */
@NullMarked
package org.showpay.auth.handset;

import org.jspecify.annotations.NullMarked;
