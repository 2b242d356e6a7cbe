package org.showpay.contracts.problem;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Gives every error a body of RFC 9457 with a code and a next step, and no internals. */
@RestControllerAdvice
public class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
    ProblemException.describe(problem, "MALFORMED", NextStep.FIX_REQUEST, whatIsWrong(e));
    return handleExceptionInternal(e, problem, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ResponseEntity<Object> response =
        super.handleExceptionInternal(e, body, headers, status, request);
    if (response != null
        && response.getBody() instanceof ProblemDetail problem
        && (problem.getProperties() == null
            || !problem.getProperties().containsKey(ProblemException.CODE))) {
      problem.setProperty(ProblemException.CODE, HttpStatus.valueOf(status.value()).name());
      problem.setProperty(
          ProblemException.NEXT_STEP,
          status.is5xxServerError() ? NextStep.QUERY : NextStep.FIX_REQUEST);
    }
    return response;
  }

  /** Whatever nobody foresaw: the cause goes to the log, not to the caller. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> handleUnforeseen(RuntimeException e) {
    if (Outage.isBehind(e)) {
      LOG.warn("The database cannot be used: {}", e.getClass().getSimpleName());
      return LastResort.answer(ProblemException.withoutDatabase());
    }
    LOG.error("A request failed for a reason that nobody foresaw", e);
    ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
    ProblemException.describe(
        problem, "INTERNAL", NextStep.QUERY, "This went wrong here. Ask what became of it.");
    return ResponseEntity.internalServerError().body(problem);
  }

  private static String whatIsWrong(HttpMessageNotReadableException e) {
    if (!(e.getCause() instanceof JacksonException cause)) {
      return "The body is missing or is not JSON.";
    }
    String where =
        cause.getPath().stream()
            .map(step -> step.getPropertyName() == null ? "[]" : step.getPropertyName())
            .collect(Collectors.joining("."));
    return switch (cause) {
      case UnrecognizedPropertyException unknown ->
          "The field '" + where + "' is not known here. Remove it.";
      case ValueInstantiationException refused
          when refused.getCause() instanceof IllegalArgumentException reason ->
          "The field '" + where + "' is wrong: " + reason.getMessage() + ".";
      default ->
          where.isEmpty()
              ? "The body is not the JSON that is expected here."
              : "The field '" + where + "' is missing or has a wrong form.";
    };
  }
}
