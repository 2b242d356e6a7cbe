package org.showpay.cat.kiosk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.showpay.barcode.Reading.Unreadable;
import org.showpay.cat.entry.Trouble;
import org.showpay.cat.page.Words;
import org.showpay.cat.pc.BarcodePc;
import org.showpay.cat.pc.PcDesk;
import org.showpay.contracts.checkout.ScreenView.Stage;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes pictures of a phone at a barcode PC, one at a time, as a till does; in memory only. */
@Controller
class PcPictureController {

  private static final int MOST_BYTES = 8 << 20;

  private final PcDesk desk;
  private final PcCookie cookie;
  private final Words words;

  PcPictureController(PcDesk desk, PcCookie cookie, Words words) {
    this.desk = desk;
    this.cookie = cookie;
    this.words = words;
  }

  /**
   * What came of a picture, for the page's script.
   *
   * @param code READ, or why not
   */
  record Scanned(String code, String message) {}

  @PostMapping("/pc/pictures")
  ResponseEntity<Scanned> picture(
      @RequestParam String session, HttpServletRequest request, InputStream body)
      throws IOException {
    BarcodePc pc = cookie.of(request, session);
    if (pc.sight().screen().stage() != Stage.SCAN) {
      return ResponseEntity.ok(new Scanned("READ", ""));
    }
    if (!pc.beginsToRead()) {
      return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).body(new Scanned("BUSY", ""));
    }
    try {
      return read(pc, body.readNBytes(MOST_BYTES + 1));
    } finally {
      pc.hasRead();
    }
  }

  private ResponseEntity<Scanned> read(BarcodePc pc, byte[] file) {
    if (file.length == 0 || file.length > MOST_BYTES) {
      Unreadable why = file.length == 0 ? Unreadable.NOT_A_PICTURE : Unreadable.TOO_LARGE;
      return refused(new Trouble(422, why.name(), why.message()));
    }
    try {
      Optional<String> trouble = desk.seenIn(pc, Picture.of(file));
      return trouble
          .map(code -> refused(new Trouble(422, code, "")))
          .orElseGet(() -> ResponseEntity.ok(new Scanned("READ", "")));
    } catch (ProblemException notTaken) {
      return refused(Trouble.of(notTaken));
    }
  }

  private ResponseEntity<Scanned> refused(Trouble trouble) {
    return ResponseEntity.status(trouble.status())
        .body(new Scanned(trouble.code(), words.trouble(trouble)));
  }
}
