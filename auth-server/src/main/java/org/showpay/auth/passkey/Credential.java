package org.showpay.auth.passkey;

import org.showpay.contracts.passkey.WebBytes;

/**
 * What is kept of a passkey, to know its signatures by.
 *
 * @param data id and public key, as authenticators write them
 * @param signCount how often it has signed; 0 where it does not count
 * @param isBackupEligible whether it may be on several devices; that never changes
 */
record Credential(WebBytes data, long signCount, boolean isBackupEligible) {}
