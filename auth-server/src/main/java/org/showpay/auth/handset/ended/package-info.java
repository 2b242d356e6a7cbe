/** Sessions of handsets that were taken out of use do nothing any more. */
@NullMarked
package org.showpay.auth.handset.ended;

import org.jspecify.annotations.NullMarked;
