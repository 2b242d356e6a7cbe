package org.showpay.gateway.conversation;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.gateway.line.CompanyLine;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Passes on the file that a card company wrote of a day, as it comes. */
@Component
final class FileConversation implements HandlerFilterFunction<ServerResponse, ServerResponse> {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final CompanyLine line;

  FileConversation(CompanyLine line) {
    this.line = line;
  }

  @Override
  public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> gateway)
      throws Exception {
    CompanyId company = companyIn(request);
    String resource = "files/" + dayIn(request);
    InputStream file =
        line.get(request, gateway, company, resource).orElseThrow(FileConversation::unavailable);
    return ServerResponse.ok()
        .contentType(CSV)
        .build((incoming, response) -> {
          // Where the line breaks in the middle, the connection to the caller does so too: half a
          // file is not taken for a whole one.
          try (file) {
            BoundedCopy.of(file, response.getOutputStream());
          }
          return null;
        });
  }

  private static CompanyId companyIn(ServerRequest request) {
    try {
      return new CompanyId(request.pathVariable("company"));
    } catch (IllegalArgumentException notAName) {
      throw CompanyLine.unknownCompany();
    }
  }

  private static LocalDate dayIn(ServerRequest request) {
    try {
      return LocalDate.parse(request.pathVariable("day"));
    } catch (DateTimeException notADay) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "MALFORMED",
          NextStep.FIX_REQUEST,
          "A day is written as in 2026-08-04.");
    }
  }

  private static ProblemException unavailable() {
    return ProblemException.unavailable(
        "COMPANY_FILE_UNAVAILABLE",
        "The card company does not hand out this file now. Ask again later.");
  }
}
