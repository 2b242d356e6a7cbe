/** Who may use the console, and what they did there. */
@NullMarked
package org.showpay.auth.console.operator;

import org.jspecify.annotations.NullMarked;
