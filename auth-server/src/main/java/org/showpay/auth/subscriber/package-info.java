/** Subscribers and their handsets: enrolling them, recognising them. */
@NullMarked
package org.showpay.auth.subscriber;

import org.jspecify.annotations.NullMarked;
