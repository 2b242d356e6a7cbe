/** Nothing yet. */
@NullMarked
package org.showpay.barcode;

import org.jspecify.annotations.NullMarked;
