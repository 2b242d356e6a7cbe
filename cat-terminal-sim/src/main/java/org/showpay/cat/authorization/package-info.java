/** Asking the auth-server, and telling a decision from a refusal and both from silence. */
@NullMarked
package org.showpay.cat.authorization;

import org.jspecify.annotations.NullMarked;
