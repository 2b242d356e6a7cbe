/** The line between a caller and the host, with everything that can go wrong on it. */
@NullMarked
package org.showpay.issuer.line;

import org.jspecify.annotations.NullMarked;
