/** Keys that are in no database, and what is kept in the database under them. */
@NullMarked
package org.showpay.auth.seal;

import org.jspecify.annotations.NullMarked;
