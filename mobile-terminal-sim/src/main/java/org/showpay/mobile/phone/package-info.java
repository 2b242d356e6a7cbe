/** Phones: their numbers, their screens, and the keys that make them who they are. */
@NullMarked
package org.showpay.mobile.phone;

import org.jspecify.annotations.NullMarked;
