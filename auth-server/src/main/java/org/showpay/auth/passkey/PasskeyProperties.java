package org.showpay.auth.passkey;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which site passkeys are made for.
 *
 * @param rpId its domain; another one makes all passkeys useless
 * @param name as authenticators show it
 * @param origins of the pages that may ask
 */
@ConfigurationProperties("showpay.passkeys")
record PasskeyProperties(String rpId, String name, Set<String> origins) {}
