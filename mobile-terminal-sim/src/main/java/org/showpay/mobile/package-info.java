/** Phones as consumers hold them, patent (100), and the SMS server that fills their inboxes. */
@NullMarked
package org.showpay.mobile;

import org.jspecify.annotations.NullMarked;
