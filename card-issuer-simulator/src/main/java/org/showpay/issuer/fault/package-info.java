/** What goes wrong on purpose, around the host, which knows nothing of it. */
@NullMarked
package org.showpay.issuer.fault;

import org.jspecify.annotations.NullMarked;
