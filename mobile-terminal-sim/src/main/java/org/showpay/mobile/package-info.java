/** Nothing yet. */
@NullMarked
package org.showpay.mobile;

import org.jspecify.annotations.NullMarked;
