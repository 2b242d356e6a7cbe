package org.showpay.contracts.pack;

import org.showpay.contracts.subscriber.HandsetId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The auth-server's say over packs. Caller: pin-generator-service. */
@HttpExchange("/v1/packs")
public interface PacksApi {

  /**
   * Decides whether a pack may be made and, if so, makes its codes live. An earlier pack of this
   * handset and card that was never confirmed is dead then; one that was confirmed stays alive.
   */
  @PostExchange
  PackAnswer register(@RequestBody PackRegistration registration);

  /** The handset has the pack: the codes of all its others for this card are dead from now on. */
  @PostExchange("/{pack}/confirmation")
  Standing confirm(@PathVariable PackId pack, @RequestBody Holder holder);

  /** Which handset has it. */
  record Holder(HandsetId handset) {}

  /** How far the pack is; ENDED also where there is no such pack of this handset. */
  record Standing(PackState state) {}
}
