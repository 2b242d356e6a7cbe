/** The services as processes: unpacked, started, watched, and told where their peers are. */
@NullMarked
package org.showpay.stack.service;

import org.jspecify.annotations.NullMarked;
