package org.showpay.contracts.factor;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Gives tills what they seal passwords with. Callers: terminals, by their API key. */
@HttpExchange("/v1/terminals/self/sealing-key")
public interface SealingKeysApi {

  /** The key for the terminal that asks; it may be kept for as long as what it seals is opened. */
  @GetExchange
  SealingKey find();
}
