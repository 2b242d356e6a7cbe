/** Holds docs/security.md against what is there: each requirement, and what proves it now. */
@NullMarked
package org.showpay.stack.security;

import org.jspecify.annotations.NullMarked;
