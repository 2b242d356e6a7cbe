package org.showpay.auth.console.proposal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.operator.Operator;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What waits for a second operator, whole, with what it would do. */
@Controller
@RequestMapping("/console/proposals")
class ProposalsPage {

  private final ProposalBook book;
  private final CommandText texts;
  private final TwoOperators two;
  private final Acts acts;

  ProposalsPage(ProposalBook book, CommandText texts, TwoOperators two, Acts acts) {
    this.book = book;
    this.texts = texts;
    this.two = two;
    this.acts = acts;
  }

  /** One as it is shown; the form brings the digest of what stands beside it. */
  record Shown(Proposal proposal, @Nullable String detail, boolean own) {}

  @GetMapping
  String list(@AuthenticationPrincipal Operator operator, Model model) {
    List<Shown> open = book.open().stream().map(p -> shown(p, operator)).toList();
    model.addAttribute("proposals", open);
    model.addAttribute("wanted", two.areWanted());
    return "console/proposals";
  }

  @PostMapping("/{proposal}/confirmation")
  ModelAndView confirm(
      @PathVariable ProposalId proposal,
      @RequestParam String digest,
      @AuthenticationPrincipal Operator operator) {
    return acts.confirm(operator, proposal, digest);
  }

  @PostMapping("/{proposal}/end")
  ModelAndView end(@PathVariable ProposalId proposal, @AuthenticationPrincipal Operator operator) {
    return acts.end(operator, proposal);
  }

  private Shown shown(Proposal proposal, Operator operator) {
    Command command = texts.read(proposal.action(), proposal.command());
    return new Shown(proposal, command.detail(), proposal.isOf(operator.id()));
  }
}
