/** What the tests of all services share: a real database, keys, callers, and the style's rules. */
@NullMarked
package org.showpay.testing;

import org.jspecify.annotations.NullMarked;
