package org.showpay.auth.tries;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many passwords may be wrong in ten minutes, over all people, before none is looked at.
 *
 * @param ofAMerchant and where more than a third of those that were looked at were wrong
 * @param ofAnAddress likewise
 */
@ConfigurationProperties("showpay.wrong-passwords")
record PasswordBounds(int ofATerminal, int ofAMerchant, int ofAnAddress) {}
