/** Merchants, their terminals, and the keys that terminals call with. */
@NullMarked
package org.showpay.auth.merchant;

import org.jspecify.annotations.NullMarked;
