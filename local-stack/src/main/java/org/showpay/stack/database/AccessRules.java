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

  static final String ANY = "host";
  static final String ENCRYPTED = "hostssl";

  private static final List<String> LOOPBACK = List.of("127.0.0.1/32", "::1/128");
  private static final String PASSWORD = "scram-sha-256";

  private AccessRules() {}

  /**
   * Asks everybody for a password. Only for the moment in which a new server's superuser has none
   * yet, that one comes in without.
   *
   * @param line the lines that are let in: {@link #ANY}, or {@link #ENCRYPTED} ones alone
   */
  static void write(Path dataFolder, String line, boolean superuserHasPassword) throws IOException {
    List<String> rules = new ArrayList<>();
    rules.add("# Written anew at each start; see org.showpay.stack.database.AccessRules.");
    for (String address : LOOPBACK) {
      String superusersProof = superuserHasPassword ? PASSWORD : "trust";
      rules.add(rule(line, "all", "postgres", address, superusersProof));
      for (ServiceName service : ServiceName.values()) {
        String own = Secrets.databaseOf(service);
        String databases = own + "," + TrainingDatabase.of(own);
        rules.add(rule(line, databases, own, address, PASSWORD));
        rules.add(rule(line, databases, Secrets.applicationOf(service), address, PASSWORD));
      }
    }
    Files.write(dataFolder.resolve("pg_hba.conf"), rules, StandardCharsets.US_ASCII);
  }

  private static String rule(
      String line, String databases, String role, String address, String proof) {
    return String.join(" ", line, databases, role, address, proof);
  }
}
