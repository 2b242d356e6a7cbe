/** What merchants are owed and paid: ledger balances, settlements and their files. */
@NullMarked
package org.showpay.contracts.settlement;

import org.jspecify.annotations.NullMarked;
