/** Simulated sensors, and the bodies that are held to them. */
@NullMarked
package org.showpay.sensor;

import org.jspecify.annotations.NullMarked;
