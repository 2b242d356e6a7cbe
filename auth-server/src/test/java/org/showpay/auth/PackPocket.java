package org.showpay.auth;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.pack.PackAnswer;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.pack.PackPeriod;
import org.showpay.contracts.pack.PackRegistration;
import org.showpay.contracts.pack.PackState;
import org.showpay.contracts.pack.PacksApi;
import org.showpay.contracts.pack.PacksApi.Holder;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.paycode.PayCodeDigester;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.revocation.RevocationsApi;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.core.env.Environment;

/** A consumer's packs, as the pin-generator-service has them made. */
record PackPocket(Environment environment, Consumer consumer) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A pack, and the codes of which the auth-server has the digests. */
  record Pack(PackId id, List<PayCode> codes) {

    PayCode code(int serial) {
      return codes.get(serial - 1);
    }
  }

  /** Asks for a pack that is to be given. */
  Pack offered(int codes, Money ceiling) {
    Pack pack = draw(codes);
    consumer.waitsAMoment();
    PackAnswer answer = register(pack, ceiling);
    if (!(answer instanceof PackAnswer.Offered)) {
      throw new AssertionError("No pack: " + answer);
    }
    return pack;
  }

  /** A pack that the handset has told that it has it. */
  Pack confirmed(int codes, Money ceiling) {
    Pack pack = offered(codes, ceiling);
    if (confirm(pack.id()) != PackState.CONFIRMED) {
      throw new AssertionError("The pack was not confirmed");
    }
    return pack;
  }

  Pack draw(int codes) {
    List<PayCode> drawn = new ArrayList<>();
    for (int i = 0; i < codes; i++) {
      drawn.add(PayCode.draw(SchemePrefix.DEFAULT, RANDOM));
    }
    return new Pack(PackId.next(), drawn);
  }

  PackAnswer register(Pack pack, Money ceiling) {
    return packs().register(registration(pack, ceiling));
  }

  PackRegistration registration(Pack pack, Money ceiling) {
    PayCodeDigester digester =
        new PayCodeDigester(environment.getRequiredProperty("showpay.pay-code-key"));
    List<PayCodeDigest> digests = pack.codes().stream().map(digester::digest).toList();
    return new PackRegistration(
        pack.id(),
        consumer.enrolment().subscriber(),
        consumer.enrolment().handset(),
        consumer.card(),
        ceiling,
        PackPeriod.WEEK,
        digests);
  }

  PackState confirm(PackId pack) {
    PacksApi.Standing standing = packs().confirm(pack, new Holder(consumer.enrolment().handset()));
    return standing.state();
  }

  int revoke(CodesToRevoke codes) {
    return TestClient.of(RevocationsApi.class, environment, pinGenerator())
        .revoke(consumer.enrolment().subscriber(), codes)
        .codes();
  }

  PacksApi packs() {
    return TestClient.of(PacksApi.class, environment, pinGenerator());
  }

  private static String pinGenerator() {
    return TestKeys.serviceToken(ServiceName.PIN_GENERATOR, ServiceName.AUTH_SERVER);
  }
}
