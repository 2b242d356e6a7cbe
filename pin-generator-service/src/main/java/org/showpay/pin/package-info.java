/** The personal authentication number server, patent (104): it makes pay codes for handsets. */
@NullMarked
package org.showpay.pin;

import org.jspecify.annotations.NullMarked;
