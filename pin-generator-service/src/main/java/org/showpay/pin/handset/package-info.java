/** The routes that handsets call, and how each answer looks on the wire. */
@NullMarked
package org.showpay.pin.handset;

import org.jspecify.annotations.NullMarked;
