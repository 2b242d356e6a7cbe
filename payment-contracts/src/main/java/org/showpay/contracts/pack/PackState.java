package org.showpay.contracts.pack;

/** How far a pack has come. */
public enum PackState {
  /** It was given away; its codes are good, and so are those of the pack before. */
  OFFERED,
  /** The handset has it for certain: the codes of every earlier pack are dead. */
  CONFIRMED,
  /** Its codes are dead: a later pack was asked for or confirmed, or it was taken back. */
  ENDED
}
