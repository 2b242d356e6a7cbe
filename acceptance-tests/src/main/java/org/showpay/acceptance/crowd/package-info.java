/** People who pay whatever happens, and a journal of every answer that they received. */
@NullMarked
package org.showpay.acceptance.crowd;

import org.jspecify.annotations.NullMarked;
