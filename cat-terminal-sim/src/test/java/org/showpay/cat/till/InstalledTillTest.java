package org.showpay.cat.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.cat.AtTheTill;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillsApi.InstallTill;

/** A till's key is sealed in the database, and sealed to its own row. */
class InstalledTillTest extends AtTheTill {

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two\nlines", "bell\u0007"})
  void isNotInstalledUnderANameThatNoReceiptCanCarry(String name) {
    Problem problem =
        problemOf(() -> tills.install(new InstallTill(name, TerminalId.next(), API_KEY)));

    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("NAME_NOT_PRINTABLE");
  }

  @Test
  void keepsItsKeySealed() {
    String stored = new String(sealedKeyOf(till), StandardCharsets.ISO_8859_1);

    assertThat(stored.contains(API_KEY.reveal())).isFalse();
    assertThat(stored.contains(API_KEY.reveal().substring(4, 12))).isFalse();
    assertThat(sealedKeyOf(till)).isNotEqualTo(sealedKeyOf(install()));
  }

  @Test
  void cannotUseAKeyThatWasMovedFromAnotherTill() {
    database
        .sql("update till set sealed_key = ? where id = ?")
        .params(sealedKeyOf(install()), till.uuid())
        .update();

    Problem problem = problemOf(this::sell);

    assertThat(problem.status()).isEqualTo(500);
    assertThat(authServer.seen()).isEmpty();
    assertThat(sales()).isZero();
  }

  private byte[] sealedKeyOf(TillId of) {
    return database
        .sql("select sealed_key from till where id = ?")
        .param(of.uuid())
        .query((row, number) -> row.getBytes(1))
        .single();
  }
}
