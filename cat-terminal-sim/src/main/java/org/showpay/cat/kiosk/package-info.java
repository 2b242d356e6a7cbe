/**
 * The pages of a barcode PC: a consumer shows the phone there and pays what an internet shop asks.
 */
@NullMarked
package org.showpay.cat.kiosk;

import org.jspecify.annotations.NullMarked;
