package org.showpay.auth.screen;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.showpay.barcode.Reading.Unreadable;
import org.showpay.contracts.phone.Picture;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Takes pictures of a phone: frames of the camera, files, what was pasted or dropped. One at a time
 * for each screen and as many as there are processors in all: whoever sends faster is told to wait,
 * so reading can never keep payments from being made.
 */
@Controller
class PictureController {

  private static final int MOST_BYTES = 8 << 20;

  private final Screens screens;
  private final ShownCodes codes;
  private final Words words;
  private final Set<String> reading = ConcurrentHashMap.newKeySet();
  private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

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
  ResponseEntity<Scanned> picture(@PathVariable String secret, InputStream body)
      throws IOException {
    if (screens.at(secret).stage() != Screen.Stage.SCAN) {
      return ResponseEntity.ok(new Scanned("READ", ""));
    }
    if (!reading.add(secret)) {
      return busy();
    }
    try {
      return read(secret, body.readNBytes(MOST_BYTES + 1));
    } finally {
      reading.remove(secret);
    }
  }

  private ResponseEntity<Scanned> read(String secret, byte[] file) {
    if (file.length == 0 || file.length > MOST_BYTES) {
      return answer(
          Optional.of(
              file.length == 0 ? Unreadable.NOT_A_PICTURE.name() : Unreadable.TOO_LARGE.name()));
    }
    if (!processors.tryAcquire()) {
      return busy();
    }
    try {
      return answer(codes.seenIn(secret, Picture.of(file)));
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

  private static ResponseEntity<Scanned> busy() {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).body(new Scanned("BUSY", ""));
  }
}
