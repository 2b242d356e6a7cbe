package org.showpay.auth.issuing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;

/** Card companies that say what they are told to, one after the other. */
public class GivenIssuers extends Issuers {

  private final Deque<IssuerAnswer> answers = new ArrayDeque<>();
  private final List<CardToken> asked = new ArrayList<>();

  /** With these answers. */
  @SuppressWarnings("NullAway") // No adapter is asked.
  public GivenIssuers(IssuerAnswer... answers) {
    super(null);
    this.answers.addAll(List.of(answers));
  }

  /** The cards that were asked about. */
  public List<CardToken> asked() {
    return asked;
  }

  @Override
  public IssuerAnswer authorize(CardAuthorization authorization) {
    asked.add(authorization.card());
    return answers.removeFirst();
  }

  /** Of what comes after an authorization they say nothing. */
  @Override
  public FollowUpAnswer followUp(FollowUp asked) {
    return new FollowUpAnswer.NoAnswer("silent");
  }
}
