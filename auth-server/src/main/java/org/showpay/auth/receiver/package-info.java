/** Servers of other people: which of them may be reached at all, and one POST to one of them. */
@NullMarked
package org.showpay.auth.receiver;

import org.jspecify.annotations.NullMarked;
