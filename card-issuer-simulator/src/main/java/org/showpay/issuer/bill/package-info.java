/** What a cardholder owes for a month, read from the approved postings. */
@NullMarked
package org.showpay.issuer.bill;

import org.jspecify.annotations.NullMarked;
