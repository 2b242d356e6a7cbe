/** Bugs that are planted on purpose, each to be caught by a test that is named beforehand. */
@NullMarked
package org.showpay.acceptance.planted;

import org.jspecify.annotations.NullMarked;
