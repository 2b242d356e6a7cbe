/** What stands before the pages, and the cookie by which a browser is known. */
@NullMarked
package org.showpay.mall.visit;

import org.jspecify.annotations.NullMarked;
