package org.showpay.mobile.page.passkey;

import jakarta.servlet.http.HttpServletResponse;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.passkey.PasskeyId;
import org.showpay.contracts.passkey.PasskeysApi.NewPasskey;
import org.showpay.contracts.passkey.WebBytes;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.showpay.mobile.account.OwnPasskeys;
import org.showpay.mobile.entry.FormDeed;
import org.showpay.mobile.entry.PageSession;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Adding passkeys, seeing and removing them. */
@Controller
@RequestMapping("/phones/{phone}/passkeys")
class PasskeysController {

  private final OwnPasskeys passkeys;
  private final ScriptAnswers script;

  PasskeysController(OwnPasskeys passkeys, ScriptAnswers script) {
    this.passkeys = passkeys;
    this.script = script;
  }

  @GetMapping
  String passkeys(@AuthenticationPrincipal PageSession session, Model model) {
    model.addAttribute("own", passkeys.view(session.holder()));
    return "page/passkeys";
  }

  /** What the page's script needs, so that the browser makes one. */
  @PostMapping("/questions")
  ResponseEntity<Object> question(
      @AuthenticationPrincipal PageSession session, @RequestParam String password) {
    return script.to(() -> passkeys.question(session.holder(), new Proof(new Password(password))));
  }

  @PostMapping
  String add(
      @AuthenticationPrincipal PageSession session,
      MadeForm made,
      Model model,
      HttpServletResponse response) {
    return change(session, () -> passkeys.add(session.holder(), made.wanted()), model, response);
  }

  @PostMapping("/{passkey}/removal")
  String remove(
      @AuthenticationPrincipal PageSession session,
      @PathVariable PasskeyId passkey,
      Model model,
      HttpServletResponse response) {
    return change(session, () -> passkeys.remove(session.holder(), passkey), model, response);
  }

  private String change(
      PageSession session, Runnable change, Model model, HttpServletResponse response) {
    return FormDeed.tried(change, "FIELD_EMPTY", model, response)
        ? "redirect:/phones/" + session.phone() + "/passkeys?saved=yes"
        : passkeys(session, model);
  }

  /** What the browser made, and what its owner calls it. */
  record MadeForm(ApprovalNonce nonce, String label, WebBytes clientData, WebBytes attestation) {

    NewPasskey wanted() {
      return new NewPasskey(nonce, label.strip(), clientData, attestation);
    }
  }
}
