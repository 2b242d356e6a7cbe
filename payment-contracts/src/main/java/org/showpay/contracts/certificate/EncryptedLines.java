package org.showpay.contracts.certificate;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/** Refuses to start a service that is told to speak to somebody in the clear. */
final class EncryptedLines {

  private static final String DATABASE = "spring.datasource.url";
  private static final String CHECKED = "sslmode=verify-full";
  private static final String CLIENTS = "spring.http.serviceclient";
  private static final String ADDRESS = "base-url";

  private EncryptedLines() {}

  static void require(Environment environment) {
    if (!environment.getRequiredProperty(DATABASE).contains(CHECKED)) {
      throw new IllegalStateException(
          "With the profile 'secure' the address %s says %s".formatted(DATABASE, CHECKED));
    }
    Binder.get(environment)
        .bind(CLIENTS, Bindable.mapOf(String.class, Client.class))
        .orElseGet(Map::of)
        .forEach(EncryptedLines::check);
  }

  private static void check(String name, Client client) {
    if (!client.baseUrl().startsWith("https://")) {
      throw new IllegalStateException(
          "With the profile 'secure' the address %s.%s.%s begins with https://"
              .formatted(CLIENTS, name, ADDRESS));
    }
  }

  /** What is looked at of a client. */
  record Client(@DefaultValue("") String baseUrl) {}
}
