/** Who pays: subscribers, their handsets, and what proves that it is them. */
@NullMarked
package org.showpay.contracts.subscriber;

import org.jspecify.annotations.NullMarked;
