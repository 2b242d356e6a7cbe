package org.showpay.gateway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.Pan;
import org.showpay.gateway.token.DataKeys;
import org.showpay.gateway.token.TokenProperties;
import org.showpay.testing.TestDatabase;
import org.showpay.testing.TestKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A vault whose key is changed while cards are in it. */
class VaultKeyChangeTest {

  private static final DataKeys NO_TOKEN =
      new DataKeys(JdbcClient.create(new SingleConnectionDataSource()), TokenProperties.NONE);

  private static final int CARDS = 210;
  private static final Path TABLES =
      Path.of("src", "main", "resources", "db", "migration", "V1__vault_and_journal.sql");

  private static TestDatabase server;
  private static JdbcClient jdbc;

  private final String first = TestKeys.newSecret();
  private final String second = TestKeys.newSecret();
  private final String fingerprints = TestKeys.newSecret();
  private final PanCipher before =
      new PanCipher(new VaultKeys(first, fingerprints, 1, "", TokenProperties.NONE), NO_TOKEN);
  private final PanCipher after =
      new PanCipher(
          new VaultKeys(second, fingerprints, 2, "1:" + first, TokenProperties.NONE), NO_TOKEN);
  private final Map<CardToken, Pan> cards = new HashMap<>();

  @BeforeAll
  static void aTable() throws IOException {
    server = TestDatabase.start();
    jdbc =
        JdbcClient.create(
            new SingleConnectionDataSource(server.url(), server.user(), server.password(), true));
    jdbc.sql(Files.readString(TABLES)).update();
  }

  @AfterAll
  static void noTable() {
    server.close();
  }

  @BeforeEach
  void cardsOfTheFirstKey() {
    jdbc.sql("delete from card").update();
    for (int i = 0; i < CARDS; i++) {
      CardToken card = CardToken.next();
      Pan pan = Pan.withCheckDigit("920011%09d".formatted(i));
      cards.put(card, pan);
      jdbc.sql("insert into card values (?, gen_random_uuid(), 'hanbit', '0000', now(), ?, ?)")
          .param(card.uuid())
          .param(before.close(card, pan))
          .param(new byte[32])
          .update();
    }
  }

  @Test
  void bothAreReadableMeanwhileAndAllAreOfTheNewKeyAfterwards() {
    assertThatAllOpenWith(after);
    assertThat(new KeyChange(after, jdbc).changeAll()).isEqualTo(CARDS);
    assertThatAllOpenWith(after);
    PanCipher withoutTheFirst =
        new PanCipher(new VaultKeys(second, fingerprints, 2, "", TokenProperties.NONE), NO_TOKEN);
    assertThatAllOpenWith(withoutTheFirst);
    CardToken any = cards.keySet().iterator().next();
    assertThat(before.open(any, ciphertext(any))).isEmpty();
    assertThat(new KeyChange(after, jdbc).changeAll()).isZero();
  }

  @Test
  void leavesWhatDoesNotOpenAsItIs() {
    CardToken moved = cards.keySet().iterator().next();
    byte[] foreign = before.close(CardToken.next(), Pan.withCheckDigit("920011000000000"));
    jdbc.sql("update card set ciphertext = ? where id = ?")
        .param(foreign)
        .param(moved.uuid())
        .update();
    assertThat(new KeyChange(after, jdbc).changeAll()).isEqualTo(CARDS - 1);
    assertThat(ciphertext(moved)).isEqualTo(foreign);
  }

  @Test
  void noTwoBeginAlike() {
    CardToken card = CardToken.next();
    Pan pan = Pan.withCheckDigit("920011000000000");
    Set<String> nonces = new HashSet<>();
    int many = Integer.getInteger("showpay.nonces", 20_000);
    for (int i = 0; i < many; i++) {
      nonces.add(HexFormat.of().formatHex(after.close(card, pan), 5, 17));
    }
    assertThat(nonces).hasSize(many);
  }

  @Test
  void refusesAListOfKeysThatIsNone() {
    for (String list : new String[] {first, "0:" + first, "1:short", "x:" + first}) {
      VaultKeys keys = new VaultKeys(second, fingerprints, 2, list, TokenProperties.NONE);
      assertThatThrownBy(keys::earlierKeys)
          .hasMessageContaining("showpay.earlier-vault-keys")
          .hasMessageNotContaining(first);
    }
  }

  private void assertThatAllOpenWith(PanCipher cipher) {
    cards.forEach((card, pan) -> assertThat(cipher.open(card, ciphertext(card))).contains(pan));
  }

  private static byte[] ciphertext(CardToken card) {
    return jdbc.sql("select ciphertext from card where id = ?")
        .param(card.uuid())
        .query(byte[].class)
        .single();
  }
}
