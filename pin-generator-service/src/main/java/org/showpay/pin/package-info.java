/** Nothing yet. */
@NullMarked
package org.showpay.pin;

import org.jspecify.annotations.NullMarked;
