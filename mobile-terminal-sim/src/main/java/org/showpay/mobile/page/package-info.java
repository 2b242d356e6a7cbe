/** A phone in the browser: the shelf, and what a person does with the wallet in a phone. */
@NullMarked
package org.showpay.mobile.page;

import org.jspecify.annotations.NullMarked;
