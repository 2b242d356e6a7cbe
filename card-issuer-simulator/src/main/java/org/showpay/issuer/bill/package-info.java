/** What a cardholder owes for a month, read from the postings, as JSON and as a page. */
@NullMarked
package org.showpay.issuer.bill;

import org.jspecify.annotations.NullMarked;
