/** What is counted of payments, codes and books, in words that have few values each. */
@NullMarked
package org.showpay.auth.meter;

import org.jspecify.annotations.NullMarked;
