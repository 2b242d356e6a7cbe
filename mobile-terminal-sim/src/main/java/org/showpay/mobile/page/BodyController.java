package org.showpay.mobile.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.HeldOut.Care;
import org.showpay.contracts.factor.TemplateId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.phone.PhoneFactorsApi.Enrol;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.wallet.OwnFactorsApi.NewCeiling;
import org.showpay.mobile.account.OwnBody;
import org.showpay.mobile.entry.FormDeed;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.line.Holder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Enrolling fingers, eyes and the voice, and how far each reaches. */
@Controller
@RequestMapping("/phones/{phone}/factors")
class BodyController {

  private final OwnBody body;

  BodyController(OwnBody body) {
    this.body = body;
  }

  @GetMapping
  String factors(@AuthenticationPrincipal PageSession session, Model model) {
    model.addAttribute("own", body.view(session.holder()));
    return "page/factors";
  }

  @PostMapping
  String enrol(
      @AuthenticationPrincipal PageSession session,
      EnrolForm form,
      Model model,
      HttpServletResponse response) {
    return change(session, holder -> body.enrol(holder, form.wanted()), model, response);
  }

  @PostMapping("/{template}/removal")
  String forget(
      @AuthenticationPrincipal PageSession session,
      @PathVariable TemplateId template,
      Model model,
      HttpServletResponse response) {
    return change(session, holder -> body.forget(holder, template), model, response);
  }

  @PostMapping("/ceilings")
  String ceiling(
      @AuthenticationPrincipal PageSession session,
      CeilingForm form,
      Model model,
      HttpServletResponse response) {
    return change(
        session,
        holder -> body.changeCeiling(holder, form.factor(), form.wanted()),
        model,
        response);
  }

  private String change(
      PageSession session, Consumer<Holder> change, Model model, HttpServletResponse response) {
    return FormDeed.tried(() -> change.accept(session.holder()), "FIELD_EMPTY", model, response)
        ? "redirect:/phones/" + session.phone() + "/factors?saved=yes"
        : factors(session, model);
  }

  /** What is held to the phone's sensor. */
  record EnrolForm(Factor factor, String part, Care care, String password) {

    Enrol wanted() {
      return new Enrol(factor, part.strip(), care, new Password(password));
    }

    @Override
    public String toString() {
      return "EnrolForm[password hidden]";
    }
  }

  /** How far a factor is to reach, in won; to where the operator lets it if nothing is said. */
  record CeilingForm(Factor factor, @Nullable Long ceiling, String password) {

    NewCeiling wanted() {
      Money own = ceiling == null ? null : Money.of(ceiling, "KRW");
      return new NewCeiling(own, new Password(password));
    }

    @Override
    public String toString() {
      return "CeilingForm[password hidden]";
    }
  }
}
