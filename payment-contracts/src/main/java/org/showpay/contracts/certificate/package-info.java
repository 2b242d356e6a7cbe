/** How services prove themselves by certificates, in the profile {@code secure}. */
@NullMarked
package org.showpay.contracts.certificate;

import org.jspecify.annotations.NullMarked;
