/** How many payments may be under way at once, and how many of them are begun at a time. */
@NullMarked
package org.showpay.auth.admission;

import org.jspecify.annotations.NullMarked;
