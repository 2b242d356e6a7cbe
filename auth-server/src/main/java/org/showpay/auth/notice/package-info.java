/**
 * Telling of payments: merchants by webhook, subscribers by SMS, both as rows of one transaction.
 */
@NullMarked
package org.showpay.auth.notice;

import org.jspecify.annotations.NullMarked;
