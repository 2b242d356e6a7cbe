/** What consumers prove themselves with where they pay, on its way to the auth-server. */
@NullMarked
package org.showpay.contracts.factor;

import org.jspecify.annotations.NullMarked;
