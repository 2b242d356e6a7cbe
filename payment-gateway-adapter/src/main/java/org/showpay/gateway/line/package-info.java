/** The line to card companies, and what of a reply is believed. */
@NullMarked
package org.showpay.gateway.line;

import org.jspecify.annotations.NullMarked;
