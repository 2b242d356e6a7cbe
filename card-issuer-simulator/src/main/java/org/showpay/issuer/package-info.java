/** Nothing yet. */
@NullMarked
package org.showpay.issuer;

import org.jspecify.annotations.NullMarked;
