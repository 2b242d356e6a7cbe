package org.showpay.contracts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestDatabase;
import org.showpay.testing.TestKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which edits of a superuser are seen, and what must not be taken for one. */
class AuditProofTest {

  private static final ServiceName SERVICE = ServiceName.AUTH_SERVER;
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
  private static final Path TABLES =
      Path.of("../auth-server/src/main/resources/db/migration/V106__audit.sql");

  private static TestDatabase server;
  private static SingleConnectionDataSource database;

  @TempDir Path folder;
  private ECKey signer = TestKeys.keyOf(SERVICE);

  @BeforeAll
  static void aDatabase() {
    server = TestDatabase.start();
    database = new SingleConnectionDataSource(server.url(), server.user(), server.password(), true);
  }

  @AfterAll
  static void noDatabase() {
    database.destroy();
    server.close();
  }

  @BeforeEach
  void nothingIsWrittenDownBeforeMonday() throws IOException {
    jdbc().sql("drop schema public cascade; create schema public").update();
    jdbc().sql(Files.readString(TABLES)).update();
    jdbc().sql("update audit_head set day = ?").param(MONDAY).update();
    Files.writeString(keys(), TestKeys.trustedKeys());
  }

  @Test
  void anEmptyChainIsWholeAndNeedsNoKey() throws Exception {
    Files.delete(keys());
    assertThat(proof()).isEqualTo(new AuditProof(0, 0, Optional.empty()));
  }

  @Test
  void aDayThatIsNotOverNeedsNoKey() throws Exception {
    write(MONDAY, 2);
    Files.delete(keys());
    assertThat(proof()).isEqualTo(new AuditProof(2, 0, Optional.empty()));
  }

  @Test
  void whatIsNotSealedYetBreaksNothing() throws Exception {
    write(MONDAY, 2);
    new AuditRows(jdbc()).add(List.of(access(MONDAY, 3)));
    assertThat(proof()).isEqualTo(new AuditProof(2, 0, Optional.empty()));
  }

  @Test
  void aDayWithoutEntriesIsSignedAsTheOneBeforeEnded() throws Exception {
    write(MONDAY, 2);
    write(TUESDAY, 0);
    write(WEDNESDAY, 2);
    assertThat(proof()).isEqualTo(new AuditProof(4, 2, Optional.empty()));
  }

  @Test
  void aClockThatIsBehindAddsNothingToADayThatIsSigned() throws Exception {
    write(MONDAY, 2);
    write(TUESDAY, 1);
    write(MONDAY, 1);
    write(TUESDAY, 1);
    write(WEDNESDAY, 1);
    assertThat(proof()).isEqualTo(new AuditProof(6, 2, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          entry 2 is not as it was written | update audit_entry set who = 'x' where id = 2
          entry 1 is not as it was written | update audit_entry set object = 3 - id where id < 3
          entry 1 is not as it was written | update audit_link set hash = sha256(hash)
          entry 2 is gone                  | delete from audit_entry where id = 2
          the link at 2 is gone            | delete from audit_link where position = 2
          the link at 6 is gone            | delete from audit_link where position = 6
          the link at 1 is gone            | delete from audit_link
          the head of the chain is gone    | delete from audit_head
          the link at 6 is not the head of the chain | update audit_head set position = 5
          the link at 6 is not the head of the chain | update audit_head set hash = sha256(hash)
          the end of 2026-11-23 is not signed        | delete from audit_day where position = 3
          the end of 2026-11-23 is not as it was signed | update audit_day set position = 2
          the end of 2026-11-23 is not as it was signed | update audit_link set day = '2026-11-24'
          the end of 2026-11-23 is not signed by auth-server | update audit_day set signature = 'x'
          """)
  void theFirstRowThatASuperuserEditedIsNamed(String words, String edit) throws Exception {
    write(MONDAY, 3);
    write(TUESDAY, 3);
    assertThat(proof()).isEqualTo(new AuditProof(6, 1, Optional.empty()));
    edit(edit);
    assertThat(proof().broken()).hasValue(words);
  }

  @Test
  void aSignatureOfAnotherDayIsNoneOfThisOne() throws Exception {
    write(MONDAY, 1);
    write(TUESDAY, 1);
    write(WEDNESDAY, 1);
    edit("update audit_day set signature = (select signature from audit_day limit 1)");
    assertThat(proof().broken()).hasValue("the end of 2026-11-24 is not signed by auth-server");
  }

  /** All hashes are right, as whoever computes them anew can have them. */
  @Test
  void aChainThatIsMadeAnewWithoutTheKeyIsSeen() throws Exception {
    signer = TestKeys.newKey(SERVICE.text());
    write(MONDAY, 2);
    write(TUESDAY, 1);
    assertThat(proof().broken()).hasValue("the end of 2026-11-23 is not signed by auth-server");
  }

  @Test
  void nothingIsSaidOfSignedDaysWithoutTheKeys() throws Exception {
    write(MONDAY, 1);
    write(TUESDAY, 1);
    Files.delete(keys());
    assertThatIOException().isThrownBy(this::proof).withMessageContaining(keys().toString());
    Files.writeString(keys(), "{\"keys\": []}");
    assertThatIOException().isThrownBy(this::proof).withMessageContaining("auth-server");
  }

  private AuditProof proof() throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      return AuditProof.of(SERVICE, connection, new TrustedKeys(keys()));
    }
  }

  private Path keys() {
    return folder.resolve("trusted-keys");
  }

  private void write(LocalDate day, int entries) {
    for (int number = 1; number <= entries; number++) {
      new AuditRows(jdbc()).add(List.of(access(day, number)));
    }
    sealer(Clock.fixed(noon(day), ZoneOffset.UTC)).seal();
  }

  private AuditSealer sealer(Clock clock) {
    return new AuditSealer(
        jdbc(),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        (kind, content) -> {
          JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().claim("kind", kind);
          content.forEach(claims::claim);
          return TestKeys.sign(signer, claims.build());
        },
        clock);
  }

  private static Access access(LocalDate day, int number) {
    return new Access(noon(day), "operator", "GET /v1/x", "" + number, "127.0.0.1", 200);
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  /** Without triggers, as only a superuser can. */
  private static void edit(String sql) {
    jdbc().sql("set session_replication_role = replica").update();
    assertThat(jdbc().sql(sql).update()).isPositive();
    jdbc().sql("reset session_replication_role").update();
  }

  private static JdbcClient jdbc() {
    return JdbcClient.create(database);
  }
}
