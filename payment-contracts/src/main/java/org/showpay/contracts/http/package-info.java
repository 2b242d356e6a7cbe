/** Requests whose bodies are read before their handlers read them. */
@NullMarked
package org.showpay.contracts.http;

import org.jspecify.annotations.NullMarked;
