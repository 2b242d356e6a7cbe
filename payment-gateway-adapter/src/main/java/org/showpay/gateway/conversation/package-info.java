/** Asking card companies, and believing only what can be believed. */
@NullMarked
package org.showpay.gateway.conversation;

import org.jspecify.annotations.NullMarked;
