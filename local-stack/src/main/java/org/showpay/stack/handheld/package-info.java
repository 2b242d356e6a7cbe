/** Phones by command line: what a person does at the phone's pages, without a browser. */
@NullMarked
package org.showpay.stack.handheld;

import org.jspecify.annotations.NullMarked;
