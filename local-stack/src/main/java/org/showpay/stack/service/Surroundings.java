package org.showpay.stack.service;

import java.util.LinkedHashMap;
import java.util.Map;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.database.DatabaseServer;
import org.showpay.stack.secrets.Secrets;

/** What a service is told about its surroundings, as environment variables. */
public record Surroundings(
    Addresses addresses,
    DatabaseServer database,
    Secrets secrets,
    Map<String, String> more,
    Detours detours) {

  /** For a service that serves. */
  Map<String, String> of(ServiceName service) {
    return of(service, detours.toDatabase(service, database.urlFor(service)));
  }

  /** For a service that practises on an empty database. */
  Map<String, String> of(ServiceName service, String databaseUrl) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SHOWPAY_SECRETS", secrets.folderOf(service).toString());
    // Demo phones are lent to whoever knows their number: to nobody but this machine.
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SERVER_PORT", Integer.toString(addresses.of(service).getPort()));
    environment.put("SPRING_DATASOURCE_URL", databaseUrl);
    environment.put("SPRING_APPLICATION_JSON", addresses.asSeenBy(service, detours));
    secrets
        .certificates()
        .ifPresent(certificates -> {
          environment.put("SPRING_PROFILES_ACTIVE", "secure");
          environment.put("SHOWPAY_TLS", certificates.folderOf(service).toString());
        });
    environment.putAll(more);
    return environment;
  }
}
