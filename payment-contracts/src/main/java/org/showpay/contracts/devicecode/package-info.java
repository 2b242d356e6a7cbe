/** Codes that a handset makes by itself, from a key and the time. */
@NullMarked
package org.showpay.contracts.devicecode;

import org.jspecify.annotations.NullMarked;
