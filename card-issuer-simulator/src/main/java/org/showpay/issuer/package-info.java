/** Several card companies in one process, patent (114), with books of their own. */
@NullMarked
package org.showpay.issuer;

import org.jspecify.annotations.NullMarked;
