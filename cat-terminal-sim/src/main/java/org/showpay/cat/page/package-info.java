/** The pages of a till: the cashier's, and the display that faces the customer. */
@NullMarked
package org.showpay.cat.page;

import org.jspecify.annotations.NullMarked;
