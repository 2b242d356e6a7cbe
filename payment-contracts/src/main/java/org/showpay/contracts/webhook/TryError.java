package org.showpay.contracts.webhook;

/** Why a try to deliver a message came to nothing. */
public enum TryError {
  /** The receiver answered, but not with a 2xx; the status stands beside. */
  STATUS,
  /** The receiver sent us elsewhere; nobody follows. Change the endpoint's URL. */
  REDIRECT,
  /** The name has no address. */
  NAME_UNKNOWN,
  /** The name has an address that is not on the public internet. */
  ADDRESS_REFUSED,
  /** Nobody listens there, or not within two seconds. */
  CONNECTION_FAILED,
  /** The certificate is not valid for this name, or there is none. */
  TLS_FAILED,
  /** No answer within fifteen seconds. */
  TIMEOUT,
  /** The connection broke, or what came is not HTTP. */
  ANSWER_BROKEN
}
