/** Nothing yet. */
@NullMarked
package org.showpay.acceptance;

import org.jspecify.annotations.NullMarked;
