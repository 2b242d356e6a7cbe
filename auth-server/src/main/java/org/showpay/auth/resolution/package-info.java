/** Ending what no one answered: inquiries, reversals, and the till that never acknowledged. */
@NullMarked
package org.showpay.auth.resolution;

import org.jspecify.annotations.NullMarked;
