package org.showpay.auth.reconciliation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.journal.CompanyFilesApi;
import org.showpay.contracts.journal.JournalApi;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Fetches the books of the others, as a whole or not at all; no transaction may be open. */
@Component
class Books {

  /** Far more than a day has: a journal that never ends is a broken one. */
  private static final int MOST_PAGES = 100_000;

  private final JournalApi journal;
  private final CompanyFilesApi files;

  Books(JournalApi journal, CompanyFilesApi files) {
    this.journal = journal;
    this.files = files;
  }

  CompanyFile file(Window window) {
    try {
      @Nullable String text = files.file(window.company(), window.day());
      return CompanyFile.read(text == null ? "" : text, window);
    } catch (HttpClientErrorException.NotFound e) {
      throw ProblemException.notFound(
          "FILE_NOT_THERE", "The card company has no file of that day, or there is no such one.");
    } catch (RestClientException e) {
      throw ProblemException.unavailable(
          "FILE_UNAVAILABLE",
          "The card company's file cannot be had. Nothing was done; try later.");
    }
  }

  List<JournalApi.Movement> journal(Window window) {
    try {
      List<JournalApi.Movement> entries = new ArrayList<>();
      @Nullable String after = null;
      for (int page = 0; page < MOST_PAGES; page++) {
        JournalApi.Page part =
            journal.movements(window.company(), window.from(), window.ends(), after);
        entries.addAll(part.movements());
        if (part.next() == null) {
          return entries;
        }
        after = part.next();
      }
      throw new ProblemException(
          HttpStatus.BAD_GATEWAY, "JOURNAL_DAMAGED", NextStep.STOP, "The journal has no end.");
    } catch (RestClientException e) {
      throw ProblemException.unavailable(
          "JOURNAL_UNAVAILABLE",
          "The adapter's journal cannot be had. Nothing was done; try later.");
    }
  }
}
