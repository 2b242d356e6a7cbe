/** How an open page hears that something has happened to its payments. */
@NullMarked
package org.showpay.mobile.news;

import org.jspecify.annotations.NullMarked;
