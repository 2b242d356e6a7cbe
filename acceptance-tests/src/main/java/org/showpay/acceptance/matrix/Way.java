package org.showpay.acceptance.matrix;

import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.contracts.trust.ServiceName.CARD_ISSUER;
import static org.showpay.contracts.trust.ServiceName.CAT_TERMINAL;
import static org.showpay.contracts.trust.ServiceName.GATEWAY_ADAPTER;
import static org.showpay.contracts.trust.ServiceName.MOBILE_TERMINAL;
import static org.showpay.contracts.trust.ServiceName.PIN_GENERATOR;

import java.time.Duration;
import java.util.Set;
import org.showpay.acceptance.proxy.Link;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.trust.ServiceName;

/** A link, or two of the same kind. */
public enum Way {
  HANDSET_PIN("handset → pin-generator-service", PIN_GENERATOR, 26),
  TERMINAL_AUTH("terminal → auth-server", AUTH_SERVER, 16),
  PIN_AUTH("pin-generator-service → auth-server", AUTH_SERVER, 23),
  AUTH_ADAPTER("auth-server → adapter", GATEWAY_ADAPTER, 11),
  ADAPTER_ISSUER("adapter → card company", CARD_ISSUER, 9),
  AUTH_MERCHANT("auth-server → merchant's server", AUTH_SERVER, 25),
  AUTH_DATABASE("auth-server → database", AUTH_SERVER, 16),
  ADAPTER_DATABASE("adapter → database", GATEWAY_ADAPTER, 11),
  ISSUER_DATABASE("card company → database", CARD_ISSUER, 9),
  PIN_DATABASE("pin-generator-service → database", PIN_GENERATOR, 26);

  private final String words;
  private final ServiceName service;
  private final int patience;

  Way(String words, ServiceName service, int patience) {
    this.words = words;
    this.service = service;
    this.patience = patience;
  }

  Set<Link> links() {
    return switch (this) {
      case HANDSET_PIN -> Set.of(new Link(MOBILE_TERMINAL.text(), PIN_GENERATOR.text()));
      case TERMINAL_AUTH ->
          Set.of(
              new Link("till", AUTH_SERVER.text()),
              new Link(CAT_TERMINAL.text(), AUTH_SERVER.text()));
      case PIN_AUTH -> Set.of(new Link(PIN_GENERATOR.text(), AUTH_SERVER.text()));
      case AUTH_ADAPTER -> Set.of(new Link(AUTH_SERVER.text(), GATEWAY_ADAPTER.text()));
      case ADAPTER_ISSUER -> Set.of(new Link(GATEWAY_ADAPTER.text(), CARD_ISSUER.text()));
      case AUTH_MERCHANT -> Set.of(new Link(AUTH_SERVER.text(), Stand.RECEIVER));
      case AUTH_DATABASE, ADAPTER_DATABASE, ISSUER_DATABASE, PIN_DATABASE ->
          Set.of(new Link(service.text(), Stand.DATABASE));
    };
  }

  boolean toDatabase() {
    return switch (this) {
      case AUTH_DATABASE, ADAPTER_DATABASE, ISSUER_DATABASE, PIN_DATABASE -> true;
      default -> false;
    };
  }

  /** The service that is called; or, where that is a database or a merchant, the one that calls. */
  ServiceName service() {
    return service;
  }

  /**
   * Longer than whoever calls waits for an answer; where a database is called, longer than whoever
   * called its service waits.
   */
  Duration patience() {
    return Duration.ofSeconds(patience);
  }

  @Override
  public String toString() {
    return words;
  }
}
