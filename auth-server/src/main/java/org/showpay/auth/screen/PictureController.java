package org.showpay.auth.screen;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.showpay.auth.tries.ClientAddress;
import org.showpay.barcode.Reading.Unreadable;
import org.showpay.contracts.checkout.ScreenView.Stage;
import org.showpay.contracts.phone.Picture;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Takes pictures of a phone: files, what was pasted or dropped. One at a time for each screen, few
 * at a time in all, and one processor is left for payments: whoever comes beyond that is told to
 * try again before anything is read.
 */
@Controller
class PictureController {

  private static final int MOST_BYTES = 4 << 20;
  private static final int UPLOADS = 8;
  private static final Duration LONGEST_UPLOAD = Duration.ofSeconds(20);

  private final Screens screens;
  private final ShownCodes codes;
  private final Words words;
  private final Set<String> reading = ConcurrentHashMap.newKeySet();
  private final Semaphore uploads = new Semaphore(UPLOADS);
  private final Semaphore processors =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));

  PictureController(Screens screens, ShownCodes codes, Words words) {
    this.screens = screens;
    this.codes = codes;
    this.words = words;
  }

  /**
   * What came of a picture, for the page's script.
   *
   * @param code READ, or why not
   */
  record Scanned(String code, String message) {}

  @PostMapping("/pay/{secret}/pictures")
  ResponseEntity<Scanned> picture(
      @PathVariable String secret, InputStream body, HttpServletRequest request)
      throws IOException {
    if (screens.at(secret).stage() != Stage.SCAN) {
      return ResponseEntity.ok(new Scanned("READ", ""));
    }
    if (!reading.add(secret)) {
      return again(HttpStatus.TOO_MANY_REQUESTS);
    }
    try {
      return take(new Shower(secret, ClientAddress.of(request)), body);
    } finally {
      reading.remove(secret);
    }
  }

  /** Who shows something at which screen. */
  private record Shower(String secret, ClientAddress from) {}

  private ResponseEntity<Scanned> take(Shower shower, InputStream body) throws IOException {
    if (!uploads.tryAcquire()) {
      return again(HttpStatus.TOO_MANY_REQUESTS);
    }
    Optional<byte[]> file;
    try {
      file = all(body);
    } finally {
      uploads.release();
    }
    return file.map(bytes -> read(shower, bytes))
        .orElseGet(() -> again(HttpStatus.REQUEST_TIMEOUT));
  }

  /** Nothing, of a file that takes too long. The server itself ends a wait for its next part. */
  private static Optional<byte[]> all(InputStream body) throws IOException {
    long end = System.nanoTime() + LONGEST_UPLOAD.toNanos();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    int length = body.read(part);
    while (length >= 0 && file.size() <= MOST_BYTES) {
      file.write(part, 0, length);
      if (System.nanoTime() > end) {
        return Optional.empty();
      }
      length = body.read(part);
    }
    return Optional.of(file.toByteArray());
  }

  private ResponseEntity<Scanned> read(Shower shower, byte[] file) {
    if (file.length == 0 || file.length > MOST_BYTES) {
      return answer(
          Optional.of(
              file.length == 0 ? Unreadable.NOT_A_PICTURE.name() : Unreadable.TOO_LARGE.name()));
    }
    if (!processors.tryAcquire()) {
      return again(HttpStatus.TOO_MANY_REQUESTS);
    }
    try {
      return answer(codes.seenIn(shower.secret, shower.from, Picture.of(file)));
    } finally {
      processors.release();
    }
  }

  private ResponseEntity<Scanned> answer(Optional<String> trouble) {
    return trouble
        .map(code ->
            ResponseEntity.unprocessableContent().body(new Scanned(code, words.trouble(code))))
        .orElseGet(() -> ResponseEntity.ok(new Scanned("READ", "")));
  }

  private ResponseEntity<Scanned> again(HttpStatus status) {
    return ResponseEntity.status(status).body(new Scanned("BUSY", words.trouble("BUSY")));
  }
}
