package org.showpay.cat.sale;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.cat.AtTheTill;
import org.showpay.cat.FakeAuthServer.Seen;
import org.showpay.cat.Reply;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.signature.ContentDigest;
import org.showpay.contracts.signature.RequestSignature;
import org.showpay.contracts.signature.SignedMessage;
import org.showpay.contracts.signature.SigningKey;
import org.showpay.contracts.till.TillSigningApi;
import org.showpay.contracts.till.TillSigningApi.DrawnKey;
import org.showpay.contracts.till.TillSigningApi.UseKey;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;

/** A till that has a key signs all that it sends with it. */
class SigningTest extends AtTheTill {

  private TillSigningApi office;

  @BeforeEach
  void theOffice() {
    office = TestClient.of(TillSigningApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  @Test
  void signsNothingBeforeItsKeyIsKnownAndEverythingAfterwards() {
    DrawnKey key = office.draw(till);
    authServer.onAuthorize(Reply.approved());
    sell();
    assertThat(authServer.seen()).noneMatch(seen -> RequestSignature.isIn(new Heard(seen)));

    office.use(till, new UseKey(key.keyId()));
    office.use(till, new UseKey(key.keyId()));
    authServer.beThere();
    authServer.onAuthorize(Reply.inState("UNKNOWN"));
    authServer.onFind(Reply.approved());
    assertThat(tills.sell(till, typed(code.reveal())).payment().state())
        .isEqualTo(PaymentState.APPROVED);

    assertThat(authServer.seen()).hasSizeGreaterThan(1);
    assertThat(authServer.seen()).allMatch(seen -> isSigned(seen, key));
    assertThat(authServer.acknowledged()).isNotEmpty().allMatch(seen -> isSigned(seen, key));
  }

  @Test
  void signsWithTheKeyThatItDrewOnceNothingElseIsTaken() {
    DrawnKey key = office.draw(till);
    authServer.onAuthorize(
        Reply.problem(401, "SIGNATURE_REQUIRED", "FIX_REQUEST"), Reply.approved());
    authServer.onFind(Reply.approved());
    sell();
    authServer.beThere();
    authServer.onAuthorize(Reply.approved());
    tills.sell(till, typed(code.reveal()));
    assertThat(authServer.seen()).isNotEmpty().allMatch(seen -> isSigned(seen, key));
  }

  @Test
  void usesTheKeyThatItDrewLastAndNoOther() {
    DrawnKey first = office.draw(till);
    office.use(till, new UseKey(first.keyId()));
    DrawnKey forgotten = office.draw(till);
    DrawnKey second = office.draw(till);
    assertThat(problemOf(() -> office.use(till, new UseKey(forgotten.keyId()))).code())
        .isEqualTo("SIGNING_KEY_UNKNOWN");
    authServer.onAuthorize(Reply.approved());
    sell();
    assertThat(authServer.seen()).allMatch(seen -> isSigned(seen, first));
    office.use(till, new UseKey(second.keyId()));
    authServer.beThere();
    authServer.onAuthorize(Reply.approved());
    tills.sell(till, typed(code.reveal()));
    assertThat(authServer.seen()).isNotEmpty().allMatch(seen -> isSigned(seen, second));
  }

  @Test
  void keepsItsKeySealedForItsOwnRow() {
    DrawnKey key = office.draw(till);
    office.use(till, new UseKey(key.keyId()));
    byte[] kept =
        database
            .sql("select signing_key from till where id = ?")
            .param(till.uuid())
            .query(byte[].class)
            .single();
    byte[] bare = SigningKey.draw().reveal();
    assertThat(kept).hasSizeGreaterThan(bare.length);
    assertThat(new String(kept, UTF_8)).doesNotContain(key.publicKey().base64());
  }

  private static boolean isSigned(Seen seen, DrawnKey key) {
    Heard message = new Heard(seen);
    RequestSignature signature = RequestSignature.of(message);
    byte[] content = seen.body().getBytes(UTF_8);
    return signature.key().equals(key.keyId())
        && signature.isBy(key.publicKey(), message)
        && signature.parts().containsAll(message.toBeCovered())
        && (content.length == 0
            || ContentDigest.fits(message.fields(SignedMessage.CONTENT_DIGEST), content));
  }

  /** What arrived, as a signature sees it. */
  private record Heard(Seen seen) implements SignedMessage {

    @Override
    public String method() {
      return seen.line().split(" ", -1)[0];
    }

    @Override
    public String authority() {
      return "localhost";
    }

    @Override
    public String path() {
      return seen.line().split(" ", -1)[1];
    }

    @Override
    public String query() {
      return seen.query();
    }

    @Override
    public List<String> fields(String name) {
      return seen.head()
          .lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
    }
  }
}
