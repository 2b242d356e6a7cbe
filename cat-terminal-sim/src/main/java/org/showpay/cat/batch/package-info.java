/** The day's figures of a till, and the close of its batch. */
@NullMarked
package org.showpay.cat.batch;

import org.jspecify.annotations.NullMarked;
