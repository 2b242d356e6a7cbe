package org.showpay.auth.console.proposal;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.operator.Action;
import org.showpay.auth.console.operator.Author;
import org.showpay.auth.console.operator.Deed;
import org.showpay.auth.console.operator.Deeds;
import org.showpay.auth.console.operator.Operator;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.ModelAndView;

/**
 * Has weighty things done: at once, or once another operator has confirmed them. That it was
 * confirmed stands before it is done; what dies in between is not done, and is proposed anew.
 */
@Service
public class Acts {

  private final TwoOperators two;
  private final ProposalBook book;
  private final CommandText texts;
  private final Doings doings;
  private final Deeds deeds;

  Acts(TwoOperators two, ProposalBook book, CommandText texts, Doings doings, Deeds deeds) {
    this.two = two;
    this.book = book;
    this.texts = texts;
    this.doings = doings;
    this.deeds = deeds;
  }

  /** Does what an operator wants, or proposes it, and gives the page that says which. */
  public ModelAndView want(Operator operator, Command command) {
    if (!two.areWantedFor(command)) {
      return doings.carryOut(command, operator, null);
    }
    propose(operator.author(), command);
    return list("PROPOSED");
  }

  /** Writes down what somebody wants; of one kind, one at a time on the same. */
  ProposalId propose(Author by, Command command) {
    ProposalId id = ProposalId.next();
    String text = texts.write(command);
    deeds.carryOut(
        new Deed(by, Action.PROPOSE, command.subject(), told(command, id)),
        () -> {
          if (!book.propose(id, command, text, by)) {
            throw conflict(
                "PROPOSED_ALREADY",
                "This is proposed already. It waits for whoever may confirm it.");
          }
        });
    return id;
  }

  /** Confirms what was looked at, by its digest, and has it done. */
  ModelAndView confirm(Operator me, ProposalId id, String digest) {
    Proposal proposal = find(id);
    Command command = texts.read(proposal.action(), proposal.command());
    deeds.carryOut(
        deed(me, Action.CONFIRM, proposal, command),
        () -> {
          requireWhole(proposal, command, digest);
          if (!book.confirm(id, digest, me)) {
            throw why(find(id), me);
          }
        });
    return doings.carryOut(command, me, "proposed by " + proposal.proposer() + ", " + id);
  }

  /** Ends a proposal: one's own is withdrawn, another's refused. */
  ModelAndView end(Operator me, ProposalId id) {
    Proposal proposal = find(id);
    Command command = texts.read(proposal.action(), proposal.command());
    boolean own = proposal.isOf(me.id());
    Action action = own ? Action.WITHDRAW : Action.REFUSE;
    Proposal.State how = own ? Proposal.State.WITHDRAWN : Proposal.State.REFUSED;
    deeds.carryOut(
        deed(me, action, proposal, command),
        () -> {
          if (!book.end(id, how, me)) {
            throw conflict("PROPOSAL_DECIDED", "Somebody has decided on it already.");
          }
        });
    return list(how.name());
  }

  private Proposal find(ProposalId id) {
    return book.find(id)
        .orElseThrow(
            () -> ProblemException.notFound("PROPOSAL_UNKNOWN", "There is no such proposal."));
  }

  /** What is kept must be what was proposed, and what was looked at. */
  private static void requireWhole(Proposal proposal, Command command, String looked) {
    if (!proposal.isWhole()
        || !proposal.digest().equals(looked)
        || !proposal.subject().equals(command.subject())) {
      throw conflict("PROPOSAL_ALTERED", "It is not what was proposed, or not what you looked at.");
    }
  }

  private static ProblemException why(Proposal proposal, Operator me) {
    if (proposal.isOf(me.id())) {
      return conflict("OWN_PROPOSAL", "Another operator has to confirm what you proposed.");
    }
    if (proposal.state() != Proposal.State.OPEN) {
      return conflict("PROPOSAL_DECIDED", "Somebody has decided on it already.");
    }
    return proposal.over()
        ? conflict("PROPOSAL_EXPIRED", "Its time is over. It can be proposed anew.")
        : conflict("PROPOSER_GONE", "Who proposed or confirms it may not act any more.");
  }

  private static Deed deed(Operator me, Action action, Proposal proposal, Command command) {
    String detail = told(command, proposal.id()) + ", proposed by " + proposal.proposer();
    return new Deed(me.author(), action, proposal.subject(), detail);
  }

  private static String told(Command command, ProposalId id) {
    @Nullable String detail = command.detail();
    return command.action() + (detail == null ? "" : ", " + detail) + ", " + id;
  }

  private static ProblemException conflict(String code, String detail) {
    return ProblemException.conflict(code, NextStep.QUERY, detail);
  }

  private static ModelAndView list(String done) {
    return new ModelAndView("redirect:/console/proposals?done=" + done);
  }
}
