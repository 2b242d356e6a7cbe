/** The double-entry ledger: what card companies owe us and what we owe merchants. */
@NullMarked
package org.showpay.auth.ledger;

import org.jspecify.annotations.NullMarked;
