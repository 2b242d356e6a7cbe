/**
 * The reader as a script, for a worker of a browser: a camera's frames are read on the machine that
 * has the camera, and only digits leave it.
 */
@NullMarked
package org.showpay.barcode.frame;

import org.jspecify.annotations.NullMarked;
