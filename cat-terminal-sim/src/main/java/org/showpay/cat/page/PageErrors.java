package org.showpay.cat.page;

import jakarta.servlet.http.HttpServletRequest;
import org.showpay.cat.entry.Trouble;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What a person sees when a page cannot be shown; programs get problems instead. */
@ControllerAdvice(basePackages = {"org.showpay.cat.page", "org.showpay.cat.entry"})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {

  @ExceptionHandler
  ModelAndView refused(ProblemException problem, HttpServletRequest request) {
    return page(Trouble.of(problem), request);
  }

  @ExceptionHandler
  ModelAndView unreadable(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    return page(notUnderstood(), request);
  }

  @ExceptionHandler
  ModelAndView incomplete(MissingServletRequestParameterException e, HttpServletRequest request) {
    return page(notUnderstood(), request);
  }

  private static Trouble notUnderstood() {
    return new Trouble(HttpStatus.BAD_REQUEST.value(), "FORM_NOT_UNDERSTOOD", "");
  }

  private static ModelAndView page(Trouble trouble, HttpServletRequest request) {
    String view = request.getHeader("HX-Request") == null ? "page/trouble" : "page/trouble :: box";
    ModelAndView page = new ModelAndView(view, HttpStatus.valueOf(trouble.status()));
    page.addObject("trouble", trouble);
    return page;
  }
}
