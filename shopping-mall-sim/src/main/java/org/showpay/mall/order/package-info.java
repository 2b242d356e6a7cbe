/**
 * Orders: placed with their goods set aside, or cancelled with them put back; paid for nowhere yet.
 */
@NullMarked
package org.showpay.mall.order;

import org.jspecify.annotations.NullMarked;
