/**
 * Bars read from their greys by maximum likelihood: every word is held against the picture as blur
 * would show it, and the cheapest row of words that the check character allows is the text.
 */
@NullMarked
package org.showpay.barcode.linear;

import org.jspecify.annotations.NullMarked;
