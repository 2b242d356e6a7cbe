package org.showpay.auth.console.page;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.operator.Operator;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What every page of the console is drawn with: who looks, and what was just done. */
@ControllerAdvice(basePackages = "org.showpay.auth.console")
class ConsoleFrame {

  private final DeskWords words;

  ConsoleFrame(DeskWords words) {
    this.words = words;
  }

  @ModelAttribute
  void draw(
      @AuthenticationPrincipal @Nullable Operator operator,
      @RequestParam(required = false) @Nullable String done,
      Model model) {
    model.addAttribute("operator", operator);
    model.addAttribute("mayAct", operator != null && operator.mayAct());
    // Only what has words of ours is said: an address can be made up by anybody.
    model.addAttribute("said", words.of("done", done));
  }
}
