/** Where each payment stands: what is held, captured and given back, and whether it is undone. */
@NullMarked
package org.showpay.issuer.position;

import org.jspecify.annotations.NullMarked;
