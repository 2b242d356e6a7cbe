/** How ids are made and written: a prefix that says what they name, and a time-ordered UUID. */
@NullMarked
package org.showpay.contracts.id;

import org.jspecify.annotations.NullMarked;
