/** Packs of codes: offered to a handset, confirmed by it, ended by the next. */
@NullMarked
package org.showpay.auth.pack;

import org.jspecify.annotations.NullMarked;
