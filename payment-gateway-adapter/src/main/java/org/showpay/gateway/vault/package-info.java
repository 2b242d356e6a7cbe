/** The card vault: numbers are kept encrypted, and everybody else has tokens. */
@NullMarked
package org.showpay.gateway.vault;

import org.jspecify.annotations.NullMarked;
