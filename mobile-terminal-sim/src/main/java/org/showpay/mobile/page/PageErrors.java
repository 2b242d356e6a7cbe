package org.showpay.mobile.page;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.entry.PageSessions;
import org.showpay.mobile.entry.Trouble;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What a person sees when a page cannot be shown; programs get problems instead. */
@ControllerAdvice(
    basePackages = {
      "org.showpay.mobile.page",
      "org.showpay.mobile.entry",
      "org.showpay.mobile.news"
    })
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {

  private final PageSessions sessions;

  PageErrors(PageSessions sessions) {
    this.sessions = sessions;
  }

  /** A session that a peer takes for over is over here too: what comes next is signing in. */
  @ExceptionHandler
  ModelAndView refused(ProblemException problem, HttpServletRequest request) {
    Trouble trouble = Trouble.of(problem);
    PageSession session = session();
    if (trouble.status() == HttpStatus.UNAUTHORIZED.value() && session != null) {
      sessions.end(session);
    }
    return page(trouble, request);
  }

  @ExceptionHandler
  ModelAndView unreadable(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    boolean address = "phone".equals(e.getName());
    return address ? page(new Trouble(404, "NO_SUCH_PHONE", ""), request) : incomplete(request);
  }

  @ExceptionHandler({BindException.class, MissingServletRequestParameterException.class})
  ModelAndView incomplete(HttpServletRequest request) {
    return page(new Trouble(400, "FORM_NOT_UNDERSTOOD", ""), request);
  }

  private static ModelAndView page(Trouble trouble, HttpServletRequest request) {
    String view = request.getHeader("HX-Request") == null ? "page/trouble" : "page/trouble :: box";
    ModelAndView page = new ModelAndView(view, HttpStatus.valueOf(trouble.status()));
    page.addObject("trouble", trouble);
    PageSession session = session();
    String back = session == null ? "/" : "/phones/" + session.phone();
    page.addObject("back", back);
    page.addObject("here", back);
    return page;
  }

  private static @Nullable PageSession session() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && who.getPrincipal() instanceof PageSession session ? session : null;
  }
}
