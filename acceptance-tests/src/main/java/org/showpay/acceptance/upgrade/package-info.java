/** The release before and this one under one crowd: forth, mixed, and back. */
@NullMarked
package org.showpay.acceptance.upgrade;

import org.jspecify.annotations.NullMarked;
