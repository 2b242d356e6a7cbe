/** What the containers of docker-compose.yml run beside the services. */
@NullMarked
package org.showpay.stack.container;

import org.jspecify.annotations.NullMarked;
