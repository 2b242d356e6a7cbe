/** Who agrees on merchants' terms, and who else has to. */
@NullMarked
package org.showpay.auth.terms;

import org.jspecify.annotations.NullMarked;
