package org.showpay.mobile.page.passkey;

import java.util.function.Supplier;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.mobile.entry.Trouble;
import org.showpay.mobile.page.Words;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers the page's own script: what it asked for, or words to show in its place. */
@Component
class ScriptAnswers {

  private final Words words;

  ScriptAnswers(Words words) {
    this.words = words;
  }

  /** Words for whoever is at the page. */
  record Refused(String trouble) {}

  ResponseEntity<Object> to(Supplier<?> question) {
    try {
      return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(question.get());
    } catch (ProblemException refused) {
      if (refused.getStatusCode() == HttpStatus.UNAUTHORIZED) {
        throw refused;
      }
      return refused(Trouble.of(refused));
    } catch (IllegalArgumentException emptyField) {
      return refused(new Trouble(422, "FIELD_EMPTY", ""));
    }
  }

  private ResponseEntity<Object> refused(Trouble trouble) {
    return ResponseEntity.status(trouble.status())
        .cacheControl(CacheControl.noStore())
        .body(new Refused(words.trouble(trouble)));
  }
}
