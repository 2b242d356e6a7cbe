/** What a person can have checked: each check is a subcommand of {@code ./showpay check}. */
@NullMarked
package org.showpay.stack.check;

import org.jspecify.annotations.NullMarked;
