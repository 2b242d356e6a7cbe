/** The card vault: a number goes in, a token comes out. */
@NullMarked
package org.showpay.contracts.vault;

import org.jspecify.annotations.NullMarked;
