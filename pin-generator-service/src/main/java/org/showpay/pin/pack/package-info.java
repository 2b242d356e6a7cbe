/**
 * Packs of codes: drawn here, allowed by the auth-server, sealed for one handset, and forgotten.
 */
@NullMarked
package org.showpay.pin.pack;

import org.jspecify.annotations.NullMarked;
