/** How often codes and passwords may be tried at payment screens, whichever screens they are. */
@NullMarked
package org.showpay.auth.tries;

import org.jspecify.annotations.NullMarked;
