/** Asks, each minute, about every order that is open: whatever was lost on the way heals. */
@NullMarked
package org.showpay.mall.reconciliation;

import org.jspecify.annotations.NullMarked;
