/** What a story needs of the services that it is acted out with, wherever they run. */
@NullMarked
package org.showpay.stack.suite;

import org.jspecify.annotations.NullMarked;
