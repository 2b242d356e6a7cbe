/** Codes that are taken back by their consumer or by the operator: dead from then on. */
@NullMarked
package org.showpay.auth.revocation;

import org.jspecify.annotations.NullMarked;
