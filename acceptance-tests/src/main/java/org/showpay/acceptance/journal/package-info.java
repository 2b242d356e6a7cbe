/** Every answer that people received, on disk. */
@NullMarked
package org.showpay.acceptance.journal;

import org.jspecify.annotations.NullMarked;
