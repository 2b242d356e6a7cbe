/** Who is paid: merchants and their terminals. */
@NullMarked
package org.showpay.contracts.merchant;

import org.jspecify.annotations.NullMarked;
