/** Whether two captures are of one body, by finger, eye or voice. */
@NullMarked
package org.showpay.biometrics;

import org.jspecify.annotations.NullMarked;
