/** What is looked at rather than read. */
@NullMarked
package org.showpay.auth.console.chart;

import org.jspecify.annotations.NullMarked;
