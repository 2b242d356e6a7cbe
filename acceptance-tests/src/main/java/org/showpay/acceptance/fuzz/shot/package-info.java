/** Requests made from a document, well or badly, as a seed has it. */
@NullMarked
package org.showpay.acceptance.fuzz.shot;

import org.jspecify.annotations.NullMarked;
