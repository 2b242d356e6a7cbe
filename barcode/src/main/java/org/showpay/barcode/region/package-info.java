/** Where in a picture a symbol may be, and a straight view of that place. */
@NullMarked
package org.showpay.barcode.region;

import org.jspecify.annotations.NullMarked;
