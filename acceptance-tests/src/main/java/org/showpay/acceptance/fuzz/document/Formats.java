package org.showpay.acceptance.fuzz.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;

/** Whether a text is of a format that our documents name. */
final class Formats {

  private Formats() {}

  /** True also for formats that say nothing of the text, such as that it is a password. */
  static boolean fits(String text, String format) {
    try {
      return !(read(text, format) instanceof URI address)
          || address.isAbsolute()
          || !format.equals("uri");
    } catch (DateTimeException | IllegalArgumentException | URISyntaxException not) {
      return false;
    }
  }

  private static Object read(String text, String format) throws URISyntaxException {
    return switch (format) {
      case "date-time" -> OffsetDateTime.parse(text);
      case "date" -> LocalDate.parse(text);
      case "time-local" -> LocalTime.parse(text);
      case "duration" -> Duration.parse(text);
      case "time-zone" -> ZoneId.of(text);
      case "uri", "uri-reference" -> new URI(text);
      case "base64" -> Base64.getDecoder().decode(text);
      default -> text;
    };
  }
}
