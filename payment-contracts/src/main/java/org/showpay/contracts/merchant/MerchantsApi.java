package org.showpay.contracts.merchant;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The auth-server's merchants and terminals. Caller: the operator. */
@HttpExchange("/v1/merchants")
public interface MerchantsApi {

  /** Takes on a merchant. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  Merchant open(@RequestBody OpenMerchant request);

  /** Gives a merchant one more terminal; its key is shown this once. */
  @PostExchange("/{merchant}/terminals")
  @ResponseStatus(HttpStatus.CREATED)
  NewTerminal addTerminal(@PathVariable MerchantId merchant, @RequestBody AddTerminal request);

  /** The name is what cardholders will read on their bills. */
  record OpenMerchant(String name) {}

  /** A merchant. */
  record Merchant(MerchantId merchant, String name) {}

  /**
   * A terminal to be added.
   *
   * @param label where it stands, for the merchant's own use
   * @param channel where its consumers are; at a till where nothing is said
   */
  record AddTerminal(String label, @Nullable Channel channel) {

    /** A till. */
    public AddTerminal(String label) {
      this(label, null);
    }

    /** What codes it can be paid with. */
    public Channel paidAt() {
      return channel == null ? Channel.STORE : channel;
    }
  }

  /** A terminal and the key that it calls with. */
  record NewTerminal(TerminalId terminal, ApiKey apiKey) {}
}
