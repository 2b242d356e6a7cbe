/** Nothing yet. */
@NullMarked
package org.showpay.gateway;

import org.jspecify.annotations.NullMarked;
