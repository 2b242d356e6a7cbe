/** The forms of messages, made of their types, and held against what reads and writes them. */
@NullMarked
package org.showpay.testing.openapi.shape;

import org.jspecify.annotations.NullMarked;
