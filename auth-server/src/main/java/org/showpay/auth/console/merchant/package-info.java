/** Merchants, their terminals and keys. */
@NullMarked
package org.showpay.auth.console.merchant;

import org.jspecify.annotations.NullMarked;
