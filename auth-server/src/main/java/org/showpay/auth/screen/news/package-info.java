/** Tells the open pages of payment screens that there is something new to be seen. */
@NullMarked
package org.showpay.auth.screen.news;

import org.jspecify.annotations.NullMarked;
