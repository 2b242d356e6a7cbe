package org.showpay.contracts.merchant;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
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

  /** A merchant's terminals, and what may be known of their keys. */
  @GetExchange("/{merchant}/terminals")
  List<TerminalView> terminals(@PathVariable MerchantId merchant);

  /**
   * Draws a terminal a new key, which is shown this once; the present one is good for a day more.
   */
  @PostExchange("/{merchant}/terminals/{terminal}/key-rotation")
  NewTerminal rotateKey(
      @PathVariable MerchantId merchant,
      @PathVariable TerminalId terminal,
      @RequestBody RotateKey request);

  /** Takes a terminal out of use: none of its keys opens anything from now on. */
  @DeleteExchange("/{merchant}/terminals/{terminal}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retire(@PathVariable MerchantId merchant, @PathVariable TerminalId terminal);

  /** The name is what cardholders will read on their bills. */
  record OpenMerchant(String name) {}

  /** A merchant. */
  record Merchant(MerchantId merchant, String name) {}

  /**
   * A terminal to be added.
   *
   * @param label where it stands, for the merchant's own use
   * @param channel where its consumers are; at a till where nothing is said
   * @param scopes what its key is for; everything where nothing is said
   */
  record AddTerminal(String label, @Nullable Channel channel, @Nullable Set<KeyScope> scopes) {

    /** Its key is for everything. */
    public AddTerminal(String label, @Nullable Channel channel) {
      this(label, channel, null);
    }

    /** A till. */
    public AddTerminal(String label) {
      this(label, null, null);
    }

    /** What its key is for. */
    public Set<KeyScope> keyIsFor() {
      return scopes == null || scopes.isEmpty() ? EnumSet.allOf(KeyScope.class) : scopes;
    }

    /** What codes it can be paid with. */
    public Channel paidAt() {
      return channel == null ? Channel.STORE : channel;
    }
  }

  /** A terminal and the key that it calls with. */
  record NewTerminal(TerminalId terminal, ApiKey apiKey) {}

  /**
   * A key to take the place of the present one.
   *
   * @param scopes what it is for; what the present one is for where nothing is said
   */
  record RotateKey(@Nullable Set<KeyScope> scopes) {}

  /** A terminal, and its keys that are good: none where it is out of use, two for a day. */
  record TerminalView(
      TerminalId terminal, String label, Channel channel, boolean inUse, List<KeyView> keys) {}

  /**
   * What may be known of a key.
   *
   * @param prefix how it begins; not known of keys from before this was kept
   * @param goodUntil absent for the present one
   * @param lastUsedAt to the minute; absent where it was not used yet
   */
  record KeyView(
      @Nullable String prefix,
      Set<KeyScope> scopes,
      @Nullable Instant goodUntil,
      @Nullable Instant lastUsedAt) {}
}
