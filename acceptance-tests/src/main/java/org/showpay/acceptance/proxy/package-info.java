/** A proxy that does wrong, by plan: between any two services, or to the database. */
@NullMarked
package org.showpay.acceptance.proxy;

import org.jspecify.annotations.NullMarked;
