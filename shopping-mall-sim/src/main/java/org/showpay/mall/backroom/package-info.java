/** The back office's page, for people. */
@NullMarked
package org.showpay.mall.backroom;

import org.jspecify.annotations.NullMarked;
