/** Packs of codes on a phone: fetched when there is a network, shown when there is none. */
@NullMarked
package org.showpay.mobile.pack;

import org.jspecify.annotations.NullMarked;
