/** What was asked of card companies and how it ended: written before asking, and after. */
@NullMarked
package org.showpay.gateway.journal;

import org.jspecify.annotations.NullMarked;
