package org.showpay.gateway.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.card.Pan;
import org.showpay.gateway.vault.SoftToken.Ended;
import org.showpay.testing.TestDatabase;
import org.showpay.testing.TestKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A vault whose data keys are wrapped by a key in a token. */
class VaultTokenTest {

  private static final String KEY = "vault-kek";
  private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

  @TempDir static Path folder;

  private static SoftToken token;
  private static TestDatabase server;
  private static JdbcClient jdbc;

  private final Pan pan = Pan.withCheckDigit("920011000000000");
  private final String file = TestKeys.newSecret();
  private final String fingerprints = TestKeys.newSecret();

  @BeforeAll
  static void aTokenAndTables() throws IOException, InterruptedException {
    token = SoftToken.in(folder);
    token.makesKey(KEY, false);
    server = TestDatabase.start();
    jdbc =
        JdbcClient.create(
            new SingleConnectionDataSource(server.url(), server.user(), server.password(), true));
    for (String script : List.of("V1__vault_and_journal", "V111__data_keys_of_the_vault")) {
      jdbc.sql(Files.readString(MIGRATIONS.resolve(script + ".sql"))).update();
    }
  }

  @AfterAll
  static void noTables() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void anEmptyVault() {
    jdbc.sql("truncate vault_key, card cascade").update();
  }

  @Test
  void doesNotStartWithoutItsLibrary() throws Exception {
    Map<String, String> told = byToken(1);
    told.put("showpay.vault-token.library", "/nowhere/libtoken.so");
    assertRefused(told, "/nowhere/libtoken.so, slot 0, is no token");
  }

  @Test
  void doesNotStartWithAnotherPin() throws Exception {
    Map<String, String> told = byToken(1);
    told.put("showpay.vault-token.pin", "not-the-pin");
    Ended ended = assertRefused(told, "takes no sign-in with showpay.vault-token.pin");
    assertThat(ended.said()).contains("CKR_PIN_INCORRECT").doesNotContain("not-the-pin");
  }

  @Test
  void doesNotStartWithoutItsKey() throws Exception {
    Map<String, String> told = byToken(1);
    told.put("showpay.vault-token.key", "another");
    assertRefused(told, "The token has no secret key 'another'");
  }

  @Test
  void doesNotStartWithASlotThatIsNotThere() throws Exception {
    Map<String, String> told = byToken(1);
    told.put("showpay.vault-token.slot", "7");
    assertRefused(told, "slot 7, is no token");
  }

  @Test
  void doesNotStartWithAKeyThatCanBeReadOut() throws Exception {
    token.makesKey("loose", true);
    Map<String, String> told = byToken(1);
    told.put("showpay.vault-token.key", "loose");
    assertRefused(told, "'loose' can be read out of it");
  }

  @Test
  void doesNotStartWithADataKeyThatWasAltered() throws Exception {
    done(byToken(1), "close", pan.reveal());
    jdbc.sql("update vault_key set wrapped = set_byte(wrapped, 20, 255 - get_byte(wrapped, 20))")
        .update();
    assertRefused(byToken(1), "does not open a data key of the vault");
    jdbc.sql("update vault_key set wrapped = set_byte(wrapped, 20, 255 - get_byte(wrapped, 20))")
        .update();
    jdbc.sql("update vault_key set number = 2").update();
    assertRefused(byToken(1), "does not open a data key of the vault");
  }

  @Test
  void doesNotStartWhereAKeyOfAFileHasTheSameNumber() throws Exception {
    Map<String, String> told = byToken(1);
    told.put("showpay.earlier-vault-keys", "1:" + file);
    assertRefused(told, "Key number 1 of the vault is a file's and the token's");
    assertThat(jdbc.sql("select count(*) from vault_key").query(Long.class).single()).isZero();
    done(byToken(1), "close", pan.reveal());
    Map<String, String> both = byFile(file, 1, "");
    both.putAll(token.properties(KEY));
    assertRefused(both, "Key number 1 of the vault is a file's and the token's");
  }

  @Test
  void doesNotStartWhereAnotherKeyOfTheTokenHasTheSameNumber() throws Exception {
    done(byToken(1), "close", pan.reveal());
    token.makesKey("relabelled", false);
    Map<String, String> told = byToken(1);
    told.put("showpay.vault-token.key", "relabelled");
    assertRefused(told, "and not by 'relabelled': give that the next number");
    assertThat(done(byToken(1), "open")).contains("opened [" + pan.reveal() + "]");
  }

  @Test
  void theKeyCannotBeCarriedAway() throws Exception {
    Ended strict = token.run(KeyThief.class, token.properties(KEY));
    assertThat(strict.said()).contains("read: false", "carried away: false", "UNEXTRACTABLE");
    token.makesKey("leaky", true);
    Ended leaky = token.run(KeyThief.class, token.properties("leaky"));
    assertThat(leaky.said())
        .describedAs("one that may leave, by the same way")
        .contains("read: true", "carried away: true");
  }

  @Test
  void encryptsByADataKeyThatTheTokenAloneOpens() throws Exception {
    done(byToken(1), "close", pan.reveal());
    assertThat(done(byToken(1), "open")).contains("opened [" + pan.reveal() + "]");
    byte[] wrapped = jdbc.sql("select wrapped from vault_key").query(byte[].class).single();
    assertThat(wrapped).hasSize(12 + 32 + 16);
    String dump =
        jdbc.sql("select string_agg(card::text, ' ') from card").query(String.class).single();
    assertThat(dump).doesNotContain(pan.reveal());
    assertThat(done(byFile(file, 1, ""), "open")).contains("opened [nothing]");
  }

  @Test
  void cardsOfAFilesKeyAreOfTheTokensAfterTheChange() throws Exception {
    done(byFile(file, 1, ""), "close", pan.reveal());
    assertThat(prefix()).isEqualTo("0100000001");
    Map<String, String> changing = byToken(2);
    changing.put("showpay.earlier-vault-keys", "1:" + file);
    assertThat(done(changing, "open")).contains("opened [" + pan.reveal() + "]");
    assertThat(done(changing, "change")).contains("changed 1");
    assertThat(prefix()).isEqualTo("0100000002");
    assertThat(done(byToken(2), "open")).contains("opened [" + pan.reveal() + "]");
    assertThat(done(byFile(file, 1, ""), "open")).contains("opened [nothing]");
  }

  @Test
  void theTokensKeyIsChangedForAnotherInIt() throws Exception {
    done(byToken(1), "close", pan.reveal());
    token.makesKey("next-kek", false);
    Map<String, String> next = byToken(2);
    next.put("showpay.vault-token.key", "next-kek");
    assertThat(done(next, "change")).contains("changed 1");
    jdbc.sql("delete from vault_key where number = 1").update();
    assertThat(done(next, "open")).contains("opened [" + pan.reveal() + "]");
    assertThat(jdbc.sql("select label from vault_key").query(String.class).list())
        .containsExactly("next-kek");
  }

  @Test
  void aFilesKeySealsAndTheTokensOpenWhereBothAreThere() throws Exception {
    done(byToken(1), "close", pan.reveal());
    Map<String, String> both = byFile(file, 2, "");
    both.putAll(token.properties(KEY));
    assertThat(done(both, "change")).contains("changed 1");
    assertThat(done(byFile(file, 2, ""), "open")).contains("opened [" + pan.reveal() + "]");
  }

  private String prefix() {
    byte[] kept = jdbc.sql("select ciphertext from card").query(byte[].class).single();
    return HexFormat.of().formatHex(kept, 0, 5);
  }

  private Map<String, String> byToken(int number) {
    Map<String, String> told = byFile("", number, "");
    told.putAll(token.properties(KEY));
    return told;
  }

  private Map<String, String> byFile(String key, int number, String earlier) {
    return new HashMap<>(
        Map.of(
            "showpay.vault-key", key,
            "showpay.vault-key-number", Integer.toString(number),
            "showpay.earlier-vault-keys", earlier,
            "showpay.card-fingerprint-key", fingerprints,
            "test.url", server.url(),
            "test.user", server.user(),
            "test.password", server.password()));
  }

  private static String done(Map<String, String> told, String... arguments) throws Exception {
    Ended ended = token.run(VaultProcess.class, told, arguments);
    assertThat(ended.code()).describedAs(ended.said()).isZero();
    return ended.said();
  }

  /** One line says why, and nothing was written. */
  private static Ended assertRefused(Map<String, String> told, String why) throws Exception {
    Ended ended = token.run(VaultProcess.class, told, "close", "9200110000000000");
    assertThat(ended.code()).isNotZero();
    // Spring's own word on it, which comes first, is a long one.
    assertThat(
            ended
                .said()
                .lines()
                .filter(line -> line.contains(why) && !line.contains("cancelling refresh"))
                .toList())
        .describedAs(ended.said())
        .hasSize(1);
    assertThat(ended.said()).doesNotContain("\tat org.showpay");
    return ended;
  }
}
