/** What is known of API keys beside whose they are: what they are for, and when they were used. */
@NullMarked
package org.showpay.auth.key;

import org.jspecify.annotations.NullMarked;
