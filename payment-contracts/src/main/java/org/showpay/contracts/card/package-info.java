/** Cards as the vault knows them: a token outside, a number inside. */
@NullMarked
package org.showpay.contracts.card;

import org.jspecify.annotations.NullMarked;
