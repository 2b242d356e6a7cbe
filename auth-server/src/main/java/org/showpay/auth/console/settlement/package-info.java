/** What merchants were paid, and the files that say so. */
@NullMarked
package org.showpay.auth.console.settlement;

import org.jspecify.annotations.NullMarked;
