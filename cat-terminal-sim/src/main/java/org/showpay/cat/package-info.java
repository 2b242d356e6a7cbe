/** Nothing yet. */
@NullMarked
package org.showpay.cat;

import org.jspecify.annotations.NullMarked;
