package org.showpay.mobile.pack;

import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.pack.PackId;

/** A code that was taken out of a pack for good, and what names it where it is taken back. */
public record TakenCode(PackId pack, int serial, IssuedCode code) {}
