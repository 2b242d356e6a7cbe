/** Tills that are installed, and the keys with which they call the auth-server. */
@NullMarked
package org.showpay.cat.till;

import org.jspecify.annotations.NullMarked;
