/** The suite's own edge: connections are spread over the instances of a service. */
@NullMarked
package org.showpay.stack.edge;

import org.jspecify.annotations.NullMarked;
