/** Who may use the operator's console. */
@NullMarked
package org.showpay.contracts.console;

import org.jspecify.annotations.NullMarked;
