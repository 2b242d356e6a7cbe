/** Fingers that nobody has, and the sensor that they are pressed on. */
@NullMarked
package org.showpay.sensor.finger;

import org.jspecify.annotations.NullMarked;
