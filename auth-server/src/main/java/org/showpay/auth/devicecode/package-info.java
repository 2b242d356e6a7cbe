/** Codes that handsets make by themselves: whose they are, and that each step pays once. */
@NullMarked
package org.showpay.auth.devicecode;

import org.jspecify.annotations.NullMarked;
