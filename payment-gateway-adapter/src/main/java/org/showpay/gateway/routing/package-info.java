/** Which card company a number belongs to, and where that company's host is. */
@NullMarked
package org.showpay.gateway.routing;

import org.jspecify.annotations.NullMarked;
