/** What is asked of the auth-server, and what it means when no answer can be believed. */
@NullMarked
package org.showpay.pin.authserver;

import org.jspecify.annotations.NullMarked;
