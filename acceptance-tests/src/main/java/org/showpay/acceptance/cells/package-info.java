/** Each step of a payment, broken in each of five ways, in running processes. */
@NullMarked
package org.showpay.acceptance.cells;

import org.jspecify.annotations.NullMarked;
