/** What is asked after a restart: how the sales ended that were open when the till went down. */
@NullMarked
package org.showpay.cat.restart;

import org.jspecify.annotations.NullMarked;
