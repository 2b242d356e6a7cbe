/**
 * The showpay command and the stack that it starts: PostgreSQL and every service on one machine.
 */
@NullMarked
package org.showpay.stack;

import org.jspecify.annotations.NullMarked;
