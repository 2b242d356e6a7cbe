/** The story that the demo tells: people who pay, charge and bill, over real HTTP. */
@NullMarked
package org.showpay.stack.story;

import org.jspecify.annotations.NullMarked;
