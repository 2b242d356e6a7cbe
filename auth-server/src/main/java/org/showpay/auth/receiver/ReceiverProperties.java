package org.showpay.auth.receiver;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom merchants may have told.
 *
 * @param allowHttpAndPrivateAddresses for demonstrations on one machine, and never beside others'
 *     servers: whoever may name a URL could reach into the network with it
 */
@ConfigurationProperties("showpay.webhook")
record ReceiverProperties(@DefaultValue("false") boolean allowHttpAndPrivateAddresses) {}
