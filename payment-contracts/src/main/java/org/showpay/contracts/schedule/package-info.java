/** Work that must not be lost: rows that any instance of a service picks up, and one does. */
@NullMarked
package org.showpay.contracts.schedule;

import org.jspecify.annotations.NullMarked;
