/** How phone numbers are kept: encrypted, and found by a keyed digest. */
@NullMarked
package org.showpay.contracts.number;

import org.jspecify.annotations.NullMarked;
