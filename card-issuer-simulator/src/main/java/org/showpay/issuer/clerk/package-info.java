/** What a clerk of a card company does: opens accounts and looks at bills. */
@NullMarked
package org.showpay.issuer.clerk;

import org.jspecify.annotations.NullMarked;
