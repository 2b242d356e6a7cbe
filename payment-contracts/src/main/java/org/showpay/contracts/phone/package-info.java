/** Driving a simulated phone as a person would. */
@NullMarked
package org.showpay.contracts.phone;

import org.jspecify.annotations.NullMarked;
