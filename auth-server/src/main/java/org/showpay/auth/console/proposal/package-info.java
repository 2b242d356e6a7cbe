/** What one operator proposes and another has to confirm, and then has done. */
@NullMarked
package org.showpay.auth.console.proposal;

import org.jspecify.annotations.NullMarked;
