/** Nothing yet. */
@NullMarked
package org.showpay.stack;

import org.jspecify.annotations.NullMarked;
