/** Keys that a service is given and that print themselves nowhere. */
@NullMarked
package org.showpay.contracts.secret;

import org.jspecify.annotations.NullMarked;
