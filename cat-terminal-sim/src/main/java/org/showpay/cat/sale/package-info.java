/** A sale at a till, patent figure 4: from the picture of a phone to the printed receipt. */
@NullMarked
package org.showpay.cat.sale;

import org.jspecify.annotations.NullMarked;
