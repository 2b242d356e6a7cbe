/** How things are counted and measured without a cost to payments. */
@NullMarked
package org.showpay.contracts.meter;

import org.jspecify.annotations.NullMarked;
