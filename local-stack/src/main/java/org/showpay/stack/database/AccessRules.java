package org.showpay.stack.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.secrets.Secrets;

/** Who may connect to what, and with which proof: PostgreSQL's own file of rules. */
final class AccessRules {

  private static final List<String> LOOPBACK = List.of("127.0.0.1/32", "::1/128");
  private static final String PASSWORD = "scram-sha-256";

  private AccessRules() {}

  /**
   * Asks everybody for a password. Only for the moment in which a new server's superuser has none
   * yet, that one comes in without.
   */
  static void write(Path dataFolder, boolean superuserHasPassword) throws IOException {
    List<String> rules = new ArrayList<>();
    rules.add("# Written anew at each start; see org.showpay.stack.database.AccessRules.");
    for (String address : LOOPBACK) {
      rules.add(rule("all", "postgres", address, superuserHasPassword ? PASSWORD : "trust"));
      for (ServiceName service : ServiceName.values()) {
        String own = Secrets.databaseOf(service);
        String databases = own + "," + TrainingDatabase.of(own);
        rules.add(rule(databases, own, address, PASSWORD));
        rules.add(rule(databases, Secrets.applicationOf(service), address, PASSWORD));
      }
    }
    Files.write(dataFolder.resolve("pg_hba.conf"), rules, StandardCharsets.US_ASCII);
  }

  private static String rule(String databases, String role, String address, String proof) {
    return "host %s %s %s %s".formatted(databases, role, address, proof);
  }
}
