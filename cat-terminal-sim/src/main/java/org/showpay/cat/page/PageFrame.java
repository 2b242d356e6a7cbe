package org.showpay.cat.page;

import org.jspecify.annotations.Nullable;
import org.showpay.cat.entry.PageSession;
import org.showpay.cat.till.Tills;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of a till is drawn with: the till and its shop's name. */
@ControllerAdvice(basePackages = "org.showpay.cat.page")
class PageFrame {

  private final Tills tills;

  PageFrame(Tills tills) {
    this.tills = tills;
  }

  @ModelAttribute
  void draw(@AuthenticationPrincipal @Nullable PageSession session, Model model) {
    if (session != null) {
      model.addAttribute("till", session.till());
      model.addAttribute("shop", tills.find(session.till()).merchantName());
    }
  }
}
