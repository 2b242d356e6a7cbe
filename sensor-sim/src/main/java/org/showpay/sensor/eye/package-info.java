/** Irises that nobody has, and the camera that they are held to. */
@NullMarked
package org.showpay.sensor.eye;

import org.jspecify.annotations.NullMarked;
