package org.showpay.auth.console.page;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What an operator sees when something cannot be done; programs get problems instead. */
@ControllerAdvice({
  "org.showpay.auth.console.entry",
  "org.showpay.auth.console.payment",
  "org.showpay.auth.console.proposal",
  "org.showpay.auth.console.trouble",
  "org.showpay.auth.console.merchant",
  "org.showpay.auth.console.wallet",
  "org.showpay.auth.console.webhook",
  "org.showpay.auth.console.settlement",
  "org.showpay.auth.console.deed",
  "org.showpay.auth.console.chart",
  "org.showpay.auth.console.fault"
})
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleErrors {

  @ExceptionHandler
  ModelAndView refused(ProblemException problem) {
    HttpStatus status = HttpStatus.valueOf(problem.getStatusCode().value());
    return page(status, problem.code(), problem.getBody().getDetail());
  }

  @ExceptionHandler({
    BindException.class,
    MethodArgumentTypeMismatchException.class,
    MissingServletRequestParameterException.class
  })
  ModelAndView notUnderstood() {
    return page(HttpStatus.BAD_REQUEST, "FORM_NOT_UNDERSTOOD", null);
  }

  @ExceptionHandler({QueryTimeoutException.class, TransactionTimedOutException.class})
  ModelAndView tooSlow() {
    return page(HttpStatus.SERVICE_UNAVAILABLE, "SEARCH_TOO_SLOW", null);
  }

  private static ModelAndView page(HttpStatus status, String code, @Nullable String detail) {
    ModelAndView page = new ModelAndView("console/trouble", status);
    page.addObject("trouble", code);
    page.addObject("detail", detail);
    return page;
  }
}
