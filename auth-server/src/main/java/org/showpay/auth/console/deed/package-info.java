/** What operators did, as a page. */
@NullMarked
package org.showpay.auth.console.deed;

import org.jspecify.annotations.NullMarked;
