/** What can be done to a payment after its authorization, and how it is asked what became of it. */
@NullMarked
package org.showpay.contracts.followup;

import org.jspecify.annotations.NullMarked;
