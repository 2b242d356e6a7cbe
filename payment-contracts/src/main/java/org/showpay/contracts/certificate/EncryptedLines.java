package org.showpay.contracts.certificate;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/** Refuses to start a service that is told to speak to somebody in the clear. */
final class EncryptedLines {

  private static final String DATABASE = "spring.datasource.url";
  private static final String CHECKED = "sslmode=verify-full";
  private static final String REPLICA = "showpay.replica.url";
  private static final String COMPANIES = "showpay.card-companies";
  private static final String CLIENTS = "spring.http.serviceclient";
  private static final String ADDRESS = "base-url";

  private EncryptedLines() {}

  static void require(Environment environment) {
    checkDatabase(DATABASE, environment.getRequiredProperty(DATABASE));
    String replica = environment.getProperty(REPLICA, "");
    if (!replica.isEmpty()) {
      checkDatabase(REPLICA, replica);
    }
    Binder binder = Binder.get(environment);
    binder
        .bind(CLIENTS, Bindable.mapOf(String.class, Peer.class))
        .orElseGet(Map::of)
        .forEach((name, client) -> check(CLIENTS + "." + name, client));
    List<Peer> companies = binder.bind(COMPANIES, Bindable.listOf(Peer.class)).orElseGet(List::of);
    for (int i = 0; i < companies.size(); i++) {
      check(COMPANIES + "[" + i + "]", companies.get(i));
    }
  }

  private static void checkDatabase(String name, String url) {
    if (!url.contains(CHECKED)) {
      throw new IllegalStateException(
          "With the profile 'secure' the address %s says %s".formatted(name, CHECKED));
    }
  }

  private static void check(String name, Peer peer) {
    if (!peer.baseUrl().startsWith("https://")) {
      throw new IllegalStateException(
          "With the profile 'secure' the address %s.%s begins with https://"
              .formatted(name, ADDRESS));
    }
  }

  /** What is looked at of who is called. */
  record Peer(@DefaultValue("") String baseUrl) {}
}
