/** Packs of codes that a handset downloads and shows without a network. */
@NullMarked
package org.showpay.contracts.pack;

import org.jspecify.annotations.NullMarked;
