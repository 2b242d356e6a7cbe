/** The keys and passwords of one machine: drawn on the first start and kept in files. */
@NullMarked
package org.showpay.stack.secrets;

import org.jspecify.annotations.NullMarked;
