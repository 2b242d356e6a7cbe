package org.showpay.contracts.trust;

import java.util.EnumSet;
import java.util.Set;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.KeyScope;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who sent the request that is being answered, proved. */
public sealed interface Caller {

  /** What a route names in order to let this caller in. */
  String kind();

  /** What the key that was brought is for; most have none that is for one thing alone. */
  default Set<KeyScope> scopes() {
    return EnumSet.allOf(KeyScope.class);
  }

  /** Another service of the suite, by its own signature. */
  record Service(ServiceName name) implements Caller {

    @Override
    public String kind() {
      return "service:" + name.text();
    }
  }

  /** Who runs the suite, by the operator's key. */
  record Operator() implements Caller {

    @Override
    public String kind() {
      return "operator";
    }
  }

  /** What collects the metrics, by a key that opens nothing else. */
  record Scraper() implements Caller {

    @Override
    public String kind() {
      return "scraper";
    }
  }

  /**
   * A merchant's terminal, by its API key: a till, or an internet shop's server.
   *
   * @param signs whether its merchant has it sign its requests
   */
  record Terminal(
      TerminalId terminal,
      MerchantId merchant,
      Channel channel,
      Set<KeyScope> scopes,
      boolean signs)
      implements Caller {

    @Override
    public String kind() {
      return channel == Channel.ONLINE ? "online terminal" : "terminal";
    }
  }

  /** A handset that signed in, by the session token that the pin-generator-service signed. */
  record Handset(SessionId session, HandsetId handset, SubscriberId subscriber) implements Caller {

    @Override
    public String kind() {
      return "handset";
    }
  }

  /** The terminal that is calling; only for routes that open to terminals alone. */
  static Terminal currentTerminal() {
    return (Terminal) current();
  }

  /** The handset that is calling; only for routes that open to handsets alone. */
  static Handset currentHandset() {
    return (Handset) current();
  }

  private static Caller current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("A route that asks who is calling is open to anyone");
  }
}
