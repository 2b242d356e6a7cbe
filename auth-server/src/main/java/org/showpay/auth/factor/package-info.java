/** What proves that it is the subscriber: passwords, and how often they may be tried. */
@NullMarked
package org.showpay.auth.factor;

import org.jspecify.annotations.NullMarked;
