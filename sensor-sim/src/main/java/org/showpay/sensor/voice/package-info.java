/** Voices that nobody has, and the microphone that they speak into. */
@NullMarked
package org.showpay.sensor.voice;

import org.jspecify.annotations.NullMarked;
