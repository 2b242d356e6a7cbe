package org.showpay.auth.console.deed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.operator.Deeds;
import org.showpay.auth.console.operator.WrittenDeed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What operators did, newest first; or what they did to one thing. */
@Controller
class DeedsPage {

  private static final int PAGE = 50;

  private final Deeds deeds;

  DeedsPage(Deeds deeds) {
    this.deeds = deeds;
  }

  @GetMapping("/console/deeds")
  String page(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(required = false) @Nullable String subject,
      Model model) {
    String on = subject == null || subject.isBlank() ? null : subject.strip();
    // One more than is shown tells whether there is another page.
    List<WrittenDeed> found = deeds.before(before == null ? Long.MAX_VALUE : before, on, PAGE + 1);
    List<WrittenDeed> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("deeds", shown);
    model.addAttribute("subject", on);
    model.addAttribute("next", found.size() > PAGE ? shown.getLast().number() : null);
    return "console/deeds";
  }
}
