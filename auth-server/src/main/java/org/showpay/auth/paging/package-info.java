/** Long lists, a page at a time. */
@NullMarked
package org.showpay.auth.paging;

import org.jspecify.annotations.NullMarked;
