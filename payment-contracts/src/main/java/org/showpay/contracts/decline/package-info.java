/** The table of declines, which the code, the documentation and a test read. */
@NullMarked
package org.showpay.contracts.decline;

import org.jspecify.annotations.NullMarked;
