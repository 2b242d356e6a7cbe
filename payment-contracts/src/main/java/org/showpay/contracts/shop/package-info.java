/** The internet shop's goods and orders. */
@NullMarked
package org.showpay.contracts.shop;

import org.jspecify.annotations.NullMarked;
