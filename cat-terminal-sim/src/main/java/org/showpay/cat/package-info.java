/** The tills, patent (108): they read a phone, take amount and password, and print receipts. */
@NullMarked
package org.showpay.cat;

import org.jspecify.annotations.NullMarked;
