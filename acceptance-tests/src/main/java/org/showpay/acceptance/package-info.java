/** Whole payments through running services; started as separate processes from their jars. */
@NullMarked
package org.showpay.acceptance;

import org.jspecify.annotations.NullMarked;
