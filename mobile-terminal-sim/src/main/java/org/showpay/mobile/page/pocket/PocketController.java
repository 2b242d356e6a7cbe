package org.showpay.mobile.page.pocket;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.pack.PackPeriod;
import org.showpay.contracts.phone.PhoneCodesApi.Network;
import org.showpay.contracts.phone.PhoneCodesApi.PackPlan;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.mobile.devicecode.DeviceCodes;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.entry.Trouble;
import org.showpay.mobile.pack.Packs;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What the phone keeps for when there is no network, and the switch that takes the network away.
 */
@Controller
@RequestMapping("/phones/{phone}")
class PocketController {

  /** The next pack comes when a quarter of the codes is left. */
  private static final int REFILLED_AT = 4;

  private final PocketPage page;
  private final Packs packs;
  private final DeviceCodes deviceCodes;
  private final Revoking revoking;

  PocketController(PocketPage page, Packs packs, DeviceCodes deviceCodes, Revoking revoking) {
    this.page = page;
    this.packs = packs;
    this.deviceCodes = deviceCodes;
    this.revoking = revoking;
  }

  @GetMapping("/pocket")
  String page(@AuthenticationPrincipal PageSession session, Model model) {
    return page.draw(session, model);
  }

  @PostMapping("/network")
  String network(@AuthenticationPrincipal PageSession session, @RequestParam boolean connected) {
    packs.connect(session.phone(), new Network(connected));
    if (connected) {
      deviceCodes.lookAgain(session.phone());
    }
    return back(session);
  }

  @PostMapping("/pocket/{card}/pack")
  String keepPacks(
      @AuthenticationPrincipal PageSession session,
      @PathVariable CardToken card,
      @ModelAttribute PackForm form,
      Model model) {
    return change(session, model, phone -> packs.keep(phone, card, form.plan()));
  }

  @PostMapping("/pocket/{card}/pack/now")
  String fetchNow(
      @AuthenticationPrincipal PageSession session, @PathVariable CardToken card, Model model) {
    return change(session, model, phone -> packs.fetchNow(phone, card));
  }

  @PostMapping("/pocket/{card}/pack/end")
  String endPacks(
      @AuthenticationPrincipal PageSession session, @PathVariable CardToken card, Model model) {
    return change(session, model, _ -> revoking.packsOf(session.holder(), card));
  }

  @PostMapping("/pocket/{card}/made/key")
  String makeCodes(
      @AuthenticationPrincipal PageSession session,
      @PathVariable CardToken card,
      @RequestParam long ceiling,
      Model model) {
    return change(
        session, model, phone -> deviceCodes.enable(phone, card, Money.of(ceiling, "KRW")));
  }

  @PostMapping("/pocket/{card}/made/clock")
  String setClock(
      @AuthenticationPrincipal PageSession session, @PathVariable CardToken card, Model model) {
    return change(session, model, phone -> deviceCodes.resync(phone, card));
  }

  @PostMapping("/pocket/revocation")
  String revokeAll(@AuthenticationPrincipal PageSession session, Model model) {
    return change(session, model, _ -> revoking.all(session.holder()));
  }

  /** The form of a schedule, in won. */
  record PackForm(PackPeriod every, int codes, long ceiling) {

    PackPlan plan() {
      return new PackPlan(codes, codes / REFILLED_AT, every, Money.of(ceiling, "KRW"));
    }
  }

  /** Something that a person does with what the phone keeps. */
  @FunctionalInterface
  private interface Change {
    void on(PhoneId phone);
  }

  private String change(PageSession session, Model model, Change change) {
    try {
      mustBeOwner(session);
      change.on(session.phone());
      return back(session);
    } catch (ProblemException refused) {
      Trouble trouble = Trouble.of(refused);
      if (trouble.status() == 401) {
        throw refused;
      }
      model.addAttribute("trouble", trouble);
      return page.draw(session, model);
    }
  }

  static void mustBeOwner(PageSession session) {
    if (!PocketPage.isOwner(session)) {
      throw ProblemException.unprocessable(
          "SIGN_IN_BY_NUMBER", NextStep.STOP, "These codes are the phone's own. Sign in with it.");
    }
  }

  private static String back(PageSession session) {
    return "redirect:/phones/" + session.phone() + "/pocket";
  }
}
