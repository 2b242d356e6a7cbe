package org.showpay.mall.page;

import org.showpay.mall.goods.Goods;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The shop window (patent S500): everything on sale, with a picture. */
@Controller
class WindowController {

  private final Goods goods;

  WindowController(Goods goods) {
    this.goods = goods;
  }

  @GetMapping("/")
  String look(Model model) {
    model.addAttribute("goods", goods.findAllByOrderByName());
    return "page/window";
  }
}
