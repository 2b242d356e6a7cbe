/** The same request sent again has the same answer, and nothing is done twice. */
@NullMarked
package org.showpay.auth.idempotency;

import org.jspecify.annotations.NullMarked;
