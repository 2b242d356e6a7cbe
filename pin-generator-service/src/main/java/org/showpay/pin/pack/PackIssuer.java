package org.showpay.pin.pack;

import java.util.List;
import java.util.stream.Stream;
import org.showpay.contracts.handset.HandsetCodesApi.PackWish;
import org.showpay.contracts.handset.HandsetCodesApi.SealedPack;
import org.showpay.contracts.pack.PackAnswer.Offered;
import org.showpay.contracts.pack.PackAnswer.Refused;
import org.showpay.contracts.pack.PackAnswer.Taken;
import org.showpay.contracts.pack.PackRegistration;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.pin.authserver.AuthServerCalls;
import org.showpay.pin.code.CodeSource;
import org.showpay.pin.session.LiveSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The story of one pack. Its codes exist here while the request lasts, and leave sealed. Where the
 * auth-server is silent, or our own book cannot be written, they are forgotten: nobody has seen
 * them, and the handset's next try makes them dead.
 */
@Component
public class PackIssuer {

  private static final Logger LOG = LoggerFactory.getLogger(PackIssuer.class);
  private static final int MAX_DRAWS = 5;

  private final CodeSource source;
  private final AuthServerCalls authServer;
  private final PackBook book;

  PackIssuer(CodeSource source, AuthServerCalls authServer, PackBook book) {
    this.source = source;
    this.authServer = authServer;
    this.book = book;
  }

  /** Makes the codes live, writes down that they are, and gives them away, in this order. */
  public PackIssue issue(LiveSession session, PackWish wish) {
    for (int draw = 1; draw <= MAX_DRAWS; draw++) {
      List<PayCode> codes = Stream.generate(source::draw).distinct().limit(wish.codes()).toList();
      switch (authServer.register(registration(session, wish, codes))) {
        case Offered live -> {
          book.write(session, wish, live);
          return new PackIssue.Offered(
              new SealedPack(
                  wish.pack(),
                  live.expiresAt(),
                  live.cardLast4(),
                  wish.key().seal(wish.pack(), codes)));
        }
        case Refused(CodeRefusal reason) -> {
          return new PackIssue.Refused(reason);
        }
        case Taken _ -> LOG.warn("Draw {} of {} gave a code that is in use", draw, MAX_DRAWS);
      }
    }
    return new PackIssue.NoFreeCodes();
  }

  private PackRegistration registration(LiveSession session, PackWish wish, List<PayCode> codes) {
    return new PackRegistration(
        wish.pack(),
        session.subscriber(),
        session.handset(),
        wish.card(),
        wish.ceiling(),
        wish.every(),
        codes.stream().map(source::digest).toList());
  }
}
