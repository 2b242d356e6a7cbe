/** Fingers, eyes and voices: what is kept of them, and how far each proves its owner. */
@NullMarked
package org.showpay.auth.body;

import org.jspecify.annotations.NullMarked;
