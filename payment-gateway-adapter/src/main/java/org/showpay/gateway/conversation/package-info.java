/** What card companies are asked: written, sent, and told as it was heard. */
@NullMarked
package org.showpay.gateway.conversation;

import org.jspecify.annotations.NullMarked;
