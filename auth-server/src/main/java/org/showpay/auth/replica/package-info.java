/** A replica of the database, for reads that may be some seconds old. */
@NullMarked
package org.showpay.auth.replica;

import org.jspecify.annotations.NullMarked;
