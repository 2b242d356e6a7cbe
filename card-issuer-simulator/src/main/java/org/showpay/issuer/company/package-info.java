/** The card companies that this process plays, as they are configured. */
@NullMarked
package org.showpay.issuer.company;

import org.jspecify.annotations.NullMarked;
