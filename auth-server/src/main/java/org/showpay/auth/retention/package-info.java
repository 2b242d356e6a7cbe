/** What is deleted once nobody needs it any more, and when: docs/decisions/0036. */
@NullMarked
package org.showpay.auth.retention;

import org.jspecify.annotations.NullMarked;
