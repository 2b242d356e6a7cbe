/** What the values of a request must be like before a card company looks at them. */
@NullMarked
package org.showpay.issuer.request;

import org.jspecify.annotations.NullMarked;
