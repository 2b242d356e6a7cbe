/** What a service answers, and what is wrong with that. */
@NullMarked
package org.showpay.acceptance.fuzz.answer;

import org.jspecify.annotations.NullMarked;
