/** Processes that a run starts of the test classes of other modules, on a service's libraries. */
@NullMarked
package org.showpay.acceptance.child;

import org.jspecify.annotations.NullMarked;
