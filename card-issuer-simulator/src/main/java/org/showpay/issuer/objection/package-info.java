/** Where somebody who is no rule of the card company may have a message refused. */
@NullMarked
package org.showpay.issuer.objection;

import org.jspecify.annotations.NullMarked;
