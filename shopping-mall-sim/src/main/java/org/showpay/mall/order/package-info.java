/**
 * Orders: placed with their goods set aside, paid by a session, or cancelled with them put back.
 */
@NullMarked
package org.showpay.mall.order;

import org.jspecify.annotations.NullMarked;
