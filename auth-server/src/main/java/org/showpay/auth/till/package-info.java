/** What tills ask of the auth-server over HTTP. */
@NullMarked
package org.showpay.auth.till;

import org.jspecify.annotations.NullMarked;
