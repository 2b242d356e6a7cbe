package org.showpay.contracts.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.problem.NextStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Tells of what Tomcat refuses before any of ours is asked, such as an address that is none, as of
 * all else that is refused. Tomcat makes it, by its name.
 */
public final class ServersOwnProblems extends ErrorReportValve {

  private static final Logger LOG = LoggerFactory.getLogger(ServersOwnProblems.class);

  private static final String A_MOMENT = "2";

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status == null
        || !status.isError()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      if (status == HttpStatus.SERVICE_UNAVAILABLE) {
        response.setHeader(HttpHeaders.RETRY_AFTER, A_MOMENT);
      }
      problem(status).write(response);
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("Nobody could be told of {}", status, gone);
    }
  }

  private static EarlyProblem problem(HttpStatus status) {
    return new EarlyProblem(
        status,
        status.is5xxServerError() ? NextStep.QUERY : NextStep.FIX_REQUEST,
        "This request cannot be taken as it is.");
  }
}
