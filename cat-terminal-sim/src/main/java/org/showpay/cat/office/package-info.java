/** The till's books by REST, for tests, load and integrators. */
@NullMarked
package org.showpay.cat.office;

import org.jspecify.annotations.NullMarked;
