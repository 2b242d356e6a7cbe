/** Whole payments through running services; everything is in the tests. */
@NullMarked
package org.showpay.acceptance;

import org.jspecify.annotations.NullMarked;
