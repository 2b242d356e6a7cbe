/** Whether a service may be believed: its database, its keys and its clock, felt every moment. */
@NullMarked
package org.showpay.contracts.vitals;

import org.jspecify.annotations.NullMarked;
