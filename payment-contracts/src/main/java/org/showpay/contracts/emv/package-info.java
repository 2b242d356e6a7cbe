/** EMVCo's consumer-presented payload (EMV QRCPS, v1.1), in which a pay code may travel. */
@NullMarked
package org.showpay.contracts.emv;

import org.jspecify.annotations.NullMarked;
