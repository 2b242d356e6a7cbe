/** Fuzzing by coverage of what reads words of strangers; the targets stand beside the parsers. */
@NullMarked
package org.showpay.acceptance.parsers;

import org.jspecify.annotations.NullMarked;
