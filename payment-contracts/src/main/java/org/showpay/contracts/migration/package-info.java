/** Migrations apart from the services whose tables they make. */
@NullMarked
package org.showpay.contracts.migration;

import org.jspecify.annotations.NullMarked;
