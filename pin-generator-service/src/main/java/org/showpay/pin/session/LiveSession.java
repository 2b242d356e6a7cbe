package org.showpay.pin.session;

import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.SubscriberId;

/** A session that the database found neither expired nor ended when it was asked. */
public record LiveSession(
    SessionId session, SubscriberId subscriber, HandsetId handset, PhoneNumber phoneNumber) {}
