/** How a terminal signs what it sends to the auth-server. */
@NullMarked
package org.showpay.contracts.terminal;

import org.jspecify.annotations.NullMarked;
