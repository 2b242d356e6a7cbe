package org.showpay.mall.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

/** Leads a browser on after a form, by GET (303), so that a reload sends nothing twice. */
public final class Away {

  private Away() {}

  /** A redirect to this address. */
  public static RedirectView to(String address) {
    RedirectView view = new RedirectView(address);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    view.setExposeModelAttributes(false);
    return view;
  }
}
