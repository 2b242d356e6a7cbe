package org.showpay.mobile.page.pocket;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.entry.Trouble;
import org.showpay.mobile.pack.TakenCode;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A code of the pocket on the phone's screen; all but taking it back goes without a network. */
@Controller
@RequestMapping("/phones/{phone}/pocket")
class PocketCodeController {

  private final PocketCodePage page;
  private final PocketPage pocket;
  private final PocketScreens screens;
  private final PocketShowing showing;
  private final Revoking revoking;

  PocketCodeController(
      PocketCodePage page,
      PocketPage pocket,
      PocketScreens screens,
      PocketShowing showing,
      Revoking revoking) {
    this.showing = showing;
    this.page = page;
    this.pocket = pocket;
    this.screens = screens;
    this.revoking = revoking;
  }

  @PostMapping("/{card}/pack/codes")
  String showNext(
      @AuthenticationPrincipal PageSession session, @PathVariable CardToken card, Model model) {
    return shown(session, model, () -> showing.takeFromPack(session, card));
  }

  @PostMapping("/{card}/made/codes")
  String showMade(
      @AuthenticationPrincipal PageSession session, @PathVariable CardToken card, Model model) {
    return shown(session, model, () -> showing.make(session, card));
  }

  @GetMapping("/code")
  String page(
      @AuthenticationPrincipal PageSession session,
      @RequestParam(required = false) @Nullable Carrier symbol,
      @RequestParam(defaultValue = "false") boolean digits,
      Model model) {
    return page.draw(session, symbol, digits, model)
        ? "page/pocket-code"
        : "redirect:/phones/" + session.phone() + "/pocket";
  }

  /** The page without its frame, for when something has happened or a half minute is over. */
  @GetMapping("/code/panel")
  String panel(
      @AuthenticationPrincipal PageSession session,
      @RequestParam(required = false) @Nullable Carrier symbol,
      @RequestParam(defaultValue = "false") boolean digits,
      Model model) {
    page.draw(session, symbol, digits, model);
    return "page/pocket-code :: panel";
  }

  @GetMapping("/code/pictures/{carrier}")
  ResponseEntity<byte[]> picture(
      @AuthenticationPrincipal PageSession session, @PathVariable Carrier carrier) {
    return screens
        .of(session)
        .flatMap(now -> PocketCodePage.pictureOf(now, carrier))
        .map(png ->
            ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(png.file()))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  /** The code that is shown is taken back before anybody pays with it. */
  @PostMapping("/code/revocation")
  String revoke(@AuthenticationPrincipal PageSession session, Model model) {
    Optional<TakenCode> taken = screens.of(session).map(ShownFromPocket::taken);
    screens.clear(session);
    try {
      taken.ifPresent(code -> revoking.one(session.holder(), code.pack(), code.serial()));
      return "redirect:/phones/" + session.phone() + "/pocket";
    } catch (ProblemException refused) {
      return troubled(session, refused, model);
    }
  }

  private String shown(PageSession session, Model model, Runnable showing) {
    try {
      PocketController.mustBeOwner(session);
      showing.run();
      return "redirect:/phones/" + session.phone() + "/pocket/code";
    } catch (ProblemException refused) {
      return troubled(session, refused, model);
    }
  }

  private String troubled(PageSession session, ProblemException refused, Model model) {
    model.addAttribute("trouble", Trouble.of(refused));
    return pocket.draw(session, model);
  }
}
