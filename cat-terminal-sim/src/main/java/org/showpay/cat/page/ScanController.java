package org.showpay.cat.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.showpay.barcode.Reading.Unreadable;
import org.showpay.cat.counter.Checkout;
import org.showpay.cat.entry.PageSession;
import org.showpay.cat.entry.Trouble;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.TillId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Takes pictures of a phone: files, what was pasted or dropped. One at a time for each till: who
 * sends faster is told to wait.
 */
@Controller
class ScanController {

  private static final int MOST_BYTES = 8 << 20;

  private final Checkout checkout;
  private final Words words;
  private final Set<TillId> reading = ConcurrentHashMap.newKeySet();

  ScanController(Checkout checkout, Words words) {
    this.checkout = checkout;
    this.words = words;
  }

  /**
   * What came of a picture, for the page's script.
   *
   * @param code READ, or why not
   */
  record Scanned(String code, String message) {}

  @PostMapping("/cashier/pictures")
  ResponseEntity<Scanned> picture(
      @AuthenticationPrincipal PageSession session, @RequestParam OrderId order, InputStream body)
      throws IOException {
    if (!reading.add(session.till())) {
      return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).body(new Scanned("BUSY", ""));
    }
    try {
      byte[] file = body.readNBytes(MOST_BYTES + 1);
      return file.length > MOST_BYTES
          ? refused(Unreadable.TOO_LARGE)
          : read(session.till(), order, file);
    } finally {
      reading.remove(session.till());
    }
  }

  private ResponseEntity<Scanned> read(TillId till, OrderId order, byte[] file) {
    if (file.length == 0) {
      return refused(Unreadable.NOT_A_PICTURE);
    }
    try {
      checkout.scanned(till, order, Picture.of(file));
      return ResponseEntity.ok(new Scanned("READ", ""));
    } catch (ProblemException refused) {
      return refused(Trouble.of(refused));
    }
  }

  private ResponseEntity<Scanned> refused(Unreadable why) {
    return refused(
        new Trouble(HttpStatus.UNPROCESSABLE_CONTENT.value(), why.name(), why.message()));
  }

  private ResponseEntity<Scanned> refused(Trouble trouble) {
    return ResponseEntity.status(trouble.status())
        .body(new Scanned(trouble.code(), words.trouble(trouble)));
  }
}
