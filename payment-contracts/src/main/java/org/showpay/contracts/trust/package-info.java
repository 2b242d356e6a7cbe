/**
 * Who is calling: service tokens, the operator's key, and the table of routes each service opens.
 */
@NullMarked
package org.showpay.contracts.trust;

import org.jspecify.annotations.NullMarked;
