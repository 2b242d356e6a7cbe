/** The stack that faults are made in: with proxies on its links, and kills of its processes. */
@NullMarked
package org.showpay.acceptance.stand;

import org.jspecify.annotations.NullMarked;
