/** The phones' lines to their peers: who is calling, by which session, and what silence means. */
@NullMarked
package org.showpay.mobile.line;

import org.jspecify.annotations.NullMarked;
