package org.showpay.contracts.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells of errors that no controller saw: a refused address, or a database that is down. */
@RestController
class LastResort implements ErrorController {

  @RequestMapping("${server.error.path:/error}")
  ResponseEntity<ProblemDetail> tell(HttpServletRequest request) {
    if (Outage.isBehind(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))) {
      return answer(ProblemException.withoutDatabase());
    }
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus told = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    HttpStatus status = told == null ? HttpStatus.INTERNAL_SERVER_ERROR : told;
    ProblemDetail problem = ProblemDetail.forStatus(status);
    ProblemException.describe(
        problem,
        status.name(),
        status.is5xxServerError() ? NextStep.QUERY : NextStep.FIX_REQUEST,
        status.is5xxServerError()
            ? "This went wrong here. Ask what became of it."
            : "This request cannot be taken as it is.");
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  static ResponseEntity<ProblemDetail> answer(ProblemException problem) {
    return ResponseEntity.status(problem.getStatusCode())
        .headers(problem.getHeaders())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.getBody());
  }
}
