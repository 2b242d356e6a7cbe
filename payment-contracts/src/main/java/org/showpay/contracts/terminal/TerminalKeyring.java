package org.showpay.contracts.terminal;

import java.util.Optional;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.signature.SigningKey;

/** What a terminal signs with: the key in use, and the one that it drew last. */
public interface TerminalKeyring {

  /** The key that the terminal of this API key signs with, if it does. */
  Optional<SigningKey> present(ApiKey terminal);

  /** The key that it drew and does not use yet, if there is one. */
  Optional<SigningKey> next(ApiKey terminal);

  /** From now on this one, which it drew, is the key in use. */
  void adopt(ApiKey terminal, SigningKey next);
}
