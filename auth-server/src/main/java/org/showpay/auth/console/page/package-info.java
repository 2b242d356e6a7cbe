/** What all pages of the console have in common. */
@NullMarked
package org.showpay.auth.console.page;

import org.jspecify.annotations.NullMarked;
