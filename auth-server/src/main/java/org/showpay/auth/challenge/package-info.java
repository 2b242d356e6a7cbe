/** Questions for entries that nobody between their place and this service can read or repeat. */
@NullMarked
package org.showpay.auth.challenge;

import org.jspecify.annotations.NullMarked;
