/** How often codes and passwords may be tried, by whomever, at payment screens and at tills. */
@NullMarked
package org.showpay.auth.tries;

import org.jspecify.annotations.NullMarked;
