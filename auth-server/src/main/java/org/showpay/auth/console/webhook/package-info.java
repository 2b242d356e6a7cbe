/** What merchants are told, and telling it again. */
@NullMarked
package org.showpay.auth.console.webhook;

import org.jspecify.annotations.NullMarked;
