/** What is asked of a card company, what it answers, and what silence means. */
@NullMarked
package org.showpay.contracts.issuing;

import org.jspecify.annotations.NullMarked;
