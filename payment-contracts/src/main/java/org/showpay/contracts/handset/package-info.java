/** What a handset may ask of the pin-generator-service. */
@NullMarked
package org.showpay.contracts.handset;

import org.jspecify.annotations.NullMarked;
