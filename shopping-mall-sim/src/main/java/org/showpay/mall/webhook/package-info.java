/** What the auth-server tells the shop without being asked. */
@NullMarked
package org.showpay.mall.webhook;

import org.jspecify.annotations.NullMarked;
