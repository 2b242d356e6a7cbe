package org.showpay.mobile.page;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.mobile.phone.PhoneBook;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** What every page of a phone is drawn with: the phone itself. */
@ControllerAdvice(basePackages = {"org.showpay.mobile.page", "org.showpay.mobile.entry"})
class PhoneFrame {

  private final PhoneBook phones;
  private final String vault;

  PhoneFrame(PhoneBook phones, @Value("${showpay.vault-origin}") String vault) {
    this.phones = phones;
    this.vault = vault;
  }

  @ModelAttribute
  void draw(
      @PathVariable(name = "phone", required = false) @Nullable PhoneId phone,
      HttpServletRequest request,
      Model model) {
    if (phone != null) {
      model.addAttribute("here", addressOf(phone, request));
      model.addAttribute("shelved", phones.shelved(phone));
      model.addAttribute("base", "/phones/" + phone);
      model.addAttribute("vault", vault);
    }
  }

  /** Where one comes back to by a link; what answers a form has no address of its own. */
  private static String addressOf(PhoneId phone, HttpServletRequest request) {
    return HttpMethod.GET.matches(request.getMethod())
        ? request.getRequestURI()
        : "/phones/" + phone;
  }
}
