/** What the sources say about types, methods and fields, so that nobody writes it twice. */
@NullMarked
package org.showpay.testing.words;

import org.jspecify.annotations.NullMarked;
