/** The pages of passkeys: adding and removing them, and approving with one. */
@NullMarked
package org.showpay.mobile.page.passkey;

import org.jspecify.annotations.NullMarked;
