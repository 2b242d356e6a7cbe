package org.showpay.mobile.page;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhonesApi.ShowCode;
import org.showpay.contracts.phone.PhonesApi.Shown;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.mobile.account.Account;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.entry.ShownNow;
import org.showpay.mobile.entry.Trouble;
import org.showpay.mobile.wallet.Wallet;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A code on the phone's screen, from the choice of a card to what became of it. */
@Controller
@RequestMapping("/phones/{phone}/code")
class CodeController {

  private final Wallet wallet;
  private final Account account;
  private final HomePage home;
  private final CodePage page;

  CodeController(Wallet wallet, Account account, HomePage home, CodePage page) {
    this.wallet = wallet;
    this.account = account;
    this.home = home;
    this.page = page;
  }

  @PostMapping
  String make(
      @AuthenticationPrincipal PageSession session,
      @RequestParam CardToken card,
      @ModelAttribute Bounds bounds,
      Model model) {
    try {
      show(session, bounds.choiceOf(card), 1);
    } catch (ProblemException refused) {
      Trouble trouble = Trouble.of(refused);
      if (trouble.status() != 422) {
        throw refused;
      }
      model.addAttribute("trouble", trouble);
      return home.draw(session, model);
    }
    return "redirect:/phones/" + session.phone() + "/code";
  }

  @GetMapping
  String page(
      @AuthenticationPrincipal PageSession session,
      @RequestParam(required = false) @Nullable Carrier symbol,
      @RequestParam(defaultValue = "false") boolean digits,
      Model model) {
    return page.draw(session, symbol, digits, model)
        ? "page/code"
        : "redirect:/phones/" + session.phone();
  }

  /** The page without its frame, for when something has happened. */
  @GetMapping("/panel")
  String panel(
      @AuthenticationPrincipal PageSession session,
      @RequestParam(required = false) @Nullable Carrier symbol,
      @RequestParam(defaultValue = "false") boolean digits,
      Model model) {
    page.draw(session, symbol, digits, model);
    return "page/code :: panel";
  }

  /** The next code of the same choice; the one before is void then. */
  @PostMapping("/renewal")
  String renew(
      @AuthenticationPrincipal PageSession session,
      @RequestParam(required = false) @Nullable Carrier symbol,
      @RequestParam(defaultValue = "false") boolean byItself,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String scripted,
      Model model) {
    ShownNow last = session.shown();
    // A code that comes by itself never takes the place of what has just been paid or is asked.
    if (last != null && !(byItself && page.tellsOfAPayment(session, last))) {
      show(session, last.choice(), byItself ? last.number() + 1 : 1);
    }
    return scripted == null
        ? "redirect:/phones/" + session.phone() + "/code"
        : panel(session, symbol, false, model);
  }

  @GetMapping("/pictures/{carrier}")
  ResponseEntity<byte[]> picture(
      @AuthenticationPrincipal PageSession session, @PathVariable Carrier carrier) {
    ShownNow now = session.shown();
    return now == null
        ? ResponseEntity.notFound().build()
        : now.code().shown().pictures().stream()
            .filter(shown -> shown.carrier() == carrier)
            .findFirst()
            .map(CodeController::image)
            .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private void show(PageSession session, ShowCode choice, int number) {
    var before =
        account.payments(session.holder()).stream()
            .filter(payment -> !HomePage.waits(payment))
            .map(OwnPayment::payment)
            .collect(Collectors.toUnmodifiableSet());
    session.show(
        new ShownNow(wallet.showDiscreetly(session.holder(), choice), choice, number, before));
  }

  /** What the consumer allows the code; the empty choice of a shop is an empty list. */
  record Bounds(
      @Nullable Long ceiling, @Nullable List<MerchantId> shop, @Nullable Channel channel) {

    private ShowCode choiceOf(CardToken card) {
      return new ShowCode(
          card,
          ceiling == null ? null : Money.of(ceiling, "KRW"),
          shop == null || shop.isEmpty() ? null : shop.getFirst(),
          null,
          null,
          channel);
    }
  }

  private static ResponseEntity<byte[]> image(Shown shown) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_PNG)
        .cacheControl(CacheControl.noStore())
        .body(shown.png().file());
  }
}
