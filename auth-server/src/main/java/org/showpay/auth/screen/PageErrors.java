package org.showpay.auth.screen;

import jakarta.servlet.http.HttpServletRequest;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What a person sees when a payment screen cannot be shown; programs get problems instead. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {

  @ExceptionHandler
  ModelAndView refused(ProblemException problem, HttpServletRequest request) {
    return page(HttpStatus.valueOf(problem.getStatusCode().value()), problem.code(), request);
  }

  @ExceptionHandler
  ModelAndView unreadable(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    return page(HttpStatus.BAD_REQUEST, "FORM_NOT_UNDERSTOOD", request);
  }

  @ExceptionHandler
  ModelAndView incomplete(MissingServletRequestParameterException e, HttpServletRequest request) {
    return page(HttpStatus.BAD_REQUEST, "FORM_NOT_UNDERSTOOD", request);
  }

  private static ModelAndView page(HttpStatus status, String code, HttpServletRequest request) {
    String view = request.getHeader("HX-Request") == null ? "page/trouble" : "page/trouble :: box";
    ModelAndView page = new ModelAndView(view, status);
    page.addObject("trouble", code);
    return page;
  }
}
