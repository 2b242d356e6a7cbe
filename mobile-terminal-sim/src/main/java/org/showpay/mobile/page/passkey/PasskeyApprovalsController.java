package org.showpay.mobile.page.passkey;

import java.util.List;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyQuestion;
import org.showpay.contracts.passkey.WebBytes;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.mobile.account.OwnPasskeys;
import org.showpay.mobile.entry.PageSession;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Approving a payment with a passkey, which signs what the page shows of it. */
@Controller
@RequestMapping("/phones/{phone}/payments/{payment}")
class PasskeyApprovalsController {

  private final OwnPasskeys passkeys;
  private final ScriptAnswers script;

  PasskeyApprovalsController(OwnPasskeys passkeys, ScriptAnswers script) {
    this.passkeys = passkeys;
    this.script = script;
  }

  /**
   * What the script needs beside what the page shows; neither merchant nor amount is told, so that
   * the script has them from the page alone.
   *
   * @param answerBefore in milliseconds since 1970, as it is signed
   */
  record Asked(ApprovalNonce nonce, long answerBefore, String rpId, List<WebBytes> credentials) {

    static Asked of(PasskeyQuestion question) {
      return new Asked(
          question.about().nonce(),
          question.about().answerBefore().toEpochMilli(),
          question.rpId(),
          question.credentials());
    }
  }

  @PostMapping("/passkey-questions")
  ResponseEntity<Object> question(
      @AuthenticationPrincipal PageSession session, @PathVariable PaymentId payment) {
    return script.to(() -> Asked.of(passkeys.question(session.holder(), payment)));
  }

  /** Approves; from where a code is shown one comes back to it. */
  @PostMapping("/passkey")
  String approve(
      @AuthenticationPrincipal PageSession session,
      @PathVariable PaymentId payment,
      @ModelAttribute PasskeyAnswer signed) {
    passkeys.approve(session.holder(), payment, signed);
    return "redirect:/phones/" + session.phone() + (session.shown() == null ? "" : "/code");
  }
}
