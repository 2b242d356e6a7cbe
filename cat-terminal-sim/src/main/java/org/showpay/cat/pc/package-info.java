/** The barcode PC (patent 208): shows a payment screen of the auth-server, and reads the phone. */
@NullMarked
package org.showpay.cat.pc;

import org.jspecify.annotations.NullMarked;
