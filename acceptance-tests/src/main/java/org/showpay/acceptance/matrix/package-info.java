/** The fault matrix: each link between two parts, harmed in each way that there is. */
@NullMarked
package org.showpay.acceptance.matrix;

import org.jspecify.annotations.NullMarked;
