/** The command {@code ./showpay chaos}. */
@NullMarked
package org.showpay.acceptance.chaos;

import org.jspecify.annotations.NullMarked;
