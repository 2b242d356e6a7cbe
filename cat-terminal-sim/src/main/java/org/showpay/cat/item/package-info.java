/** The price list of a shop: goods by their EAN. */
@NullMarked
package org.showpay.cat.item;

import org.jspecify.annotations.NullMarked;
