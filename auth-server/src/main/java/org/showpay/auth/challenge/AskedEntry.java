package org.showpay.auth.challenge;

import org.showpay.contracts.factor.ChallengeId;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.subscriber.SubscriberId;

/** A question for an entry as it is written down. */
record AskedEntry(
    ChallengeId id, SubscriberId subscriber, Factor factor, Purpose purpose, String prompt) {}
