package org.showpay.auth.console.chart;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Charts for those who look, tables of the same figures for those who read. */
@Controller
@RequestMapping("/console/charts")
class ChartsPage {

  private final FigureBook book;

  ChartsPage(FigureBook book) {
    this.book = book;
  }

  @GetMapping
  String page(Model model) {
    model.addAttribute("figures", book.lastDay());
    return "console/charts";
  }

  @GetMapping("/figures")
  @ResponseBody
  Figures figures() {
    return book.lastDay();
  }
}
