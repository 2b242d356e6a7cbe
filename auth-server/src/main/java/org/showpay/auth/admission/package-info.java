/** How many payments may be under way at once. */
@NullMarked
package org.showpay.auth.admission;

import org.jspecify.annotations.NullMarked;
