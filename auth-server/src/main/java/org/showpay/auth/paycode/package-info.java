/** Pay codes: may one be made, is one live, may this shop use it. */
@NullMarked
package org.showpay.auth.paycode;

import org.jspecify.annotations.NullMarked;
