/** In which order the ways of reading are tried. */
@NullMarked
package org.showpay.barcode.search;

import org.jspecify.annotations.NullMarked;
