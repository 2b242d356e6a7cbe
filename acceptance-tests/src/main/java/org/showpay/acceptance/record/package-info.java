/** What a run found, said in the same way by each, kept, and made into the report. */
@NullMarked
package org.showpay.acceptance.record;

import org.jspecify.annotations.NullMarked;
