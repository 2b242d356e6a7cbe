package org.showpay.mall.account;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.signature.SigningKey;
import org.showpay.contracts.signature.VerifyingKey;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.mall.AtTheShop;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key that the shop signs with. */
class SigningKeysTest extends AtTheShop {

  private final ApiKey terminal = ApiKeyHash.draw(new SecureRandom());

  @Autowired SigningKeys keys;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void noKey() {
    customers.change("delete from signing_key");
  }

  @Test
  void drawsAKeyThatIsNotUsedBeforeItIsAdopted() {
    assertThat(keys.present(terminal)).isEmpty();
    assertThat(keys.next(terminal)).isEmpty();
    VerifyingKey drawn = customers.office().draw().publicKey();
    assertThat(keys.present(terminal)).isEmpty();
    SigningKey next = keys.next(terminal).orElseThrow();
    assertThat(next.publicHalf()).isEqualTo(drawn);
    keys.adopt(terminal, next);
    assertThat(keys.present(terminal).map(SigningKey::publicHalf)).contains(drawn);
    assertThat(keys.next(terminal)).isEmpty();
  }

  @Test
  void keepsThePresentKeyUntilTheNextOneIsAdopted() {
    keys.draw();
    keys.adopt(terminal, keys.next(terminal).orElseThrow());
    VerifyingKey before = keys.present(terminal).orElseThrow().publicHalf();
    SigningKey forgotten = keys.next(terminal).orElseGet(SigningKey::draw);
    VerifyingKey drawn = keys.draw();
    keys.adopt(terminal, forgotten);
    assertThat(keys.present(terminal).map(SigningKey::publicHalf)).contains(before);
    keys.adopt(terminal, keys.next(terminal).orElseThrow());
    assertThat(keys.present(terminal).map(SigningKey::publicHalf)).contains(drawn);
  }

  @Test
  void keepsItSealed() {
    keys.draw();
    String bare = new String(keys.next(terminal).orElseThrow().reveal(), ISO_8859_1);
    byte[] kept = jdbc.sql("select next from signing_key").query(byte[].class).single();
    assertThat(new String(kept, ISO_8859_1)).doesNotContain(bare.substring(bare.length() - 32));
  }
}
