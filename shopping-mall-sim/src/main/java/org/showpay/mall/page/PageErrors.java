package org.showpay.mall.page;

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
@ControllerAdvice(basePackages = {"org.showpay.mall.page", "org.showpay.mall.backroom"})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {

  @ExceptionHandler
  ModelAndView refused(ProblemException problem) {
    return page(Trouble.of(problem));
  }

  @ExceptionHandler
  ModelAndView unreadable(MethodArgumentTypeMismatchException e) {
    return page(notUnderstood());
  }

  @ExceptionHandler
  ModelAndView incomplete(MissingServletRequestParameterException e) {
    return page(notUnderstood());
  }

  private static Trouble notUnderstood() {
    return new Trouble(HttpStatus.BAD_REQUEST.value(), "FORM_NOT_UNDERSTOOD", "");
  }

  private static ModelAndView page(Trouble trouble) {
    ModelAndView page = new ModelAndView("page/trouble", HttpStatus.valueOf(trouble.status()));
    page.addObject("trouble", trouble);
    return page;
  }
}
