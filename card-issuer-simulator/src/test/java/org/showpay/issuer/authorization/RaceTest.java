package org.showpay.issuer.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.issuer.Bank.HANBIT;
import static org.showpay.issuer.Bank.purchase;
import static org.showpay.issuer.Bank.won;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.IssuerApi;
import org.showpay.contracts.issuing.IssuerMessage;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.issuer.Bank;
import org.showpay.issuer.IssuerTest;
import org.showpay.testing.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;

/** Many requests at the same moment. */
@IssuerTest
class RaceTest {

  private static final int REQUESTS = 50;

  @Autowired Bank bank;

  @Test
  void approvesExactlyAsManyAsTheLimitAllows() throws Exception {
    IssuedCard card = bank.card(7 * 100 + 99);

    List<IssuerAnswer> answers =
        authorize(Stream.generate(() -> purchase(card, won(100))).limit(REQUESTS).toList());

    assertThat(answers).filteredOn(IssuerAnswer.Approved.class::isInstance).hasSize(7);
    assertThat(answers)
        .filteredOn(IssuerAnswer.Declined.class::isInstance)
        .hasSize(REQUESTS - 7)
        .extracting("reason")
        .containsOnly(DeclineReason.LIMIT_EXCEEDED);
    assertUsedIsTheSumOfPostings(card, 700);
  }

  @Test
  void postsARequestOnceThatComesManyTimesAtOnce() throws Exception {
    IssuedCard card = bank.card(1000);
    IssuerMessage message = purchase(card, won(10));

    List<IssuerAnswer> answers = authorize(Collections.nCopies(REQUESTS, message));

    assertThat(answers).hasOnlyElementsOfType(IssuerAnswer.Approved.class);
    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(bank.rows(message.paymentId())).isEqualTo(1);
    assertUsedIsTheSumOfPostings(card, 10);
  }

  @Test
  void approvesAllRepetitionsOfTheOneRequestThatTheLimitReachesFor() throws Exception {
    IssuedCard card = bank.card(1000);
    IssuerMessage message = purchase(card, won(1000));

    List<IssuerAnswer> answers = authorize(Collections.nCopies(REQUESTS, message));

    assertThat(answers).hasOnlyElementsOfType(IssuerAnswer.Approved.class);
    assertThat(answers).containsOnly(answers.getFirst());
    assertUsedIsTheSumOfPostings(card, 1000);
  }

  private List<IssuerAnswer> authorize(List<IssuerMessage> messages) throws Exception {
    IssuerApi host = bank.host();
    return AtOnce.call(
        messages.stream()
            .<Callable<IssuerAnswer>>map(message -> () -> host.authorize(HANBIT, message))
            .toList());
  }

  private void assertUsedIsTheSumOfPostings(IssuedCard card, long used) {
    LongStream postings = bank.postings(card.account()).stream().mapToLong(Long::longValue);
    assertThat(bank.used(card.account())).isEqualTo(used).isEqualTo(postings.sum());
  }
}
