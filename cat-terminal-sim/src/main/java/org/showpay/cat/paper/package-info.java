/** Slips for a receipt printer: ESC/POS to a file, or over TCP. */
@NullMarked
package org.showpay.cat.paper;

import org.jspecify.annotations.NullMarked;
