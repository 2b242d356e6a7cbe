package org.showpay.auth.console.operator;

/** What can be done at the console. */
public enum Action {
  /** Came in, or was not let in. */
  SIGN_IN,
  /** Went. */
  SIGN_OUT,
  /** Let somebody in, with a key. */
  ADD_OPERATOR,
  /** Let somebody in no more. */
  REMOVE_OPERATOR,
  /** Gave a payment back, or a part of it. */
  REFUND,
  /** Gave up the hold of a payment that is not captured. */
  VOID,
  /** Had a merchant told again. */
  REDELIVER,
  /** Took a settlement's file. */
  TAKE_FILE,
  /** Took on a merchant. */
  ADD_MERCHANT,
  /** Gave a merchant a terminal. */
  ADD_TERMINAL,
  /** Drew a terminal a new key. */
  REPLACE_KEY,
  /** Took a terminal out of use. */
  RETIRE_TERMINAL,
  /** Stopped a merchant. */
  FREEZE_MERCHANT,
  /** Let a merchant sell again. */
  UNFREEZE_MERCHANT,
  /** Stopped a subscriber. */
  FREEZE_SUBSCRIBER,
  /** Let a subscriber pay again. */
  UNFREEZE_SUBSCRIBER,
  /** Closed a subscriber's wallet for good. */
  CLOSE_SUBSCRIBER,
  /** Took a handset out of use. */
  TAKE_OUT_HANDSET,
  /** Stopped a card. */
  FREEZE_CARD,
  /** Let a card be used again. */
  UNFREEZE_CARD,
  /** Agreed with a merchant on other terms. */
  AGREE_TERMS,
  /** Proposed what another operator has to confirm. */
  PROPOSE,
  /** Confirmed what another had proposed: it is done after. */
  CONFIRM,
  /** Refused what another had proposed. */
  REFUSE,
  /** Took back an own proposal. */
  WITHDRAW,
  /** Had a card company fail in a way. */
  ADD_FAULT,
  /** Had it fail so no more. */
  REMOVE_FAULT
}
