/** Lines of files that merchants and operators open in a spreadsheet. */
@NullMarked
package org.showpay.auth.csv;

import org.jspecify.annotations.NullMarked;
