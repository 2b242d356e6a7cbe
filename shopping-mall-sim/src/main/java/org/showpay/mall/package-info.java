/** Nothing yet. */
@NullMarked
package org.showpay.mall;

import org.jspecify.annotations.NullMarked;
