package org.showpay.mobile.entry;

import org.showpay.mobile.phone.PhoneBook;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The front page: the phones of this machine, to be picked up. */
@Controller
class ShelfController {

  private final PhoneBook phones;

  ShelfController(PhoneBook phones) {
    this.phones = phones;
  }

  @GetMapping("/")
  String shelf(Model model) {
    model.addAttribute("phones", phones.shelf());
    return "page/shelf";
  }
}
