/** The routes that a service opens, to whom, and what stands before them. */
@NullMarked
package org.showpay.testing.openapi.route;

import org.jspecify.annotations.NullMarked;
