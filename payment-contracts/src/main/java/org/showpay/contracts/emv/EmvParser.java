package org.showpay.contracts.emv;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.showpay.contracts.emv.DataObject.Template;
import org.showpay.contracts.emv.DataObject.Value;
import org.showpay.contracts.emv.EmvReading.Malformed;
import org.showpay.contracts.emv.EmvTag.Place;

/**
 * Takes a payload apart. It guesses nothing: each payload has one form, and any other is refused.
 */
final class EmvParser {

  private static final int BYTE = 0xff;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final DataObject FORMAT = EmvTag.PAYLOAD_FORMAT.text("CPV01");

  private EmvParser() {}

  /** Data objects beside each other, or why they are none. */
  private sealed interface Parsed {

    /** They are well formed. */
    record Objects(List<DataObject> objects) implements Parsed {}

    /** They are not. */
    record Refused(Malformed why) implements Parsed {}
  }

  static EmvReading parse(String base64) {
    return decoded(base64)
        .map(bytes ->
            switch (objects(ByteBuffer.wrap(bytes), Place.ROOT)) {
              case Parsed.Objects(List<DataObject> objects) -> judged(objects);
              case Parsed.Refused(Malformed why) -> why;
            })
        .orElse(Malformed.NOT_BASE64);
  }

  /** The decoder forgives missing padding and loose bits; the comparison does not. */
  private static Optional<byte[]> decoded(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Optional.of(bytes)
          .filter(same -> Base64.getEncoder().encodeToString(same).equals(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static EmvReading judged(List<DataObject> objects) {
    if (objects.isEmpty() || !objects.getFirst().equals(FORMAT)) {
      return Malformed.NOT_CPV01;
    }
    EmvPayload payload = new EmvPayload(objects);
    List<Optional<String>> names =
        payload.applications().stream().map(each -> each.value(EmvTag.AID)).toList();
    if (names.isEmpty() || names.contains(Optional.<String>empty())) {
      return Malformed.NO_APPLICATION;
    }
    return Set.copyOf(names).size() < names.size()
        ? Malformed.DUPLICATE_TAG
        : new EmvReading.Valid(payload);
  }

  private static Parsed objects(ByteBuffer in, Place place) {
    List<DataObject> objects = new ArrayList<>();
    Set<BerTag> seen = new HashSet<>();
    while (in.hasRemaining()) {
      int number = tag(in);
      if (!BerTag.isTag(number)) {
        return new Parsed.Refused(Malformed.BAD_TAG);
      }
      BerTag tag = new BerTag(number);
      if (!seen.add(tag) && !tag.equals(EmvTag.APPLICATION.tag())) {
        return new Parsed.Refused(Malformed.DUPLICATE_TAG);
      }
      switch (object(tag, in, place)) {
        case Parsed.Objects(List<DataObject> one) -> objects.addAll(one);
        case Parsed.Refused no -> {
          return no;
        }
      }
    }
    return new Parsed.Objects(objects);
  }

  /** The bytes of the next tag as one number; a lone first half is no tag. */
  private static int tag(ByteBuffer in) {
    int first = in.get() & BYTE;
    return BerTag.goesOn(first) && in.hasRemaining()
        ? (first << Byte.SIZE) | (in.get() & BYTE)
        : first;
  }

  private static Parsed object(BerTag tag, ByteBuffer in, Place place) {
    return switch (BerLength.read(in)) {
      case BerLength.Reading.Refused(Malformed why) -> new Parsed.Refused(why);
      case BerLength.Reading.Bytes(int count) -> {
        ByteBuffer content = in.slice().limit(count);
        in.position(in.position() + count);
        yield EmvTag.of(tag)
            .map(known -> known(known, content, place))
            .orElseGet(() -> value(tag, hex(content)));
      }
    };
  }

  private static Parsed known(EmvTag known, ByteBuffer content, Place place) {
    if (!known.mayBeIn(place)) {
      return new Parsed.Refused(Malformed.MISPLACED_TAG);
    }
    if (known.isTemplate()) {
      return switch (objects(content, known.inside())) {
        case Parsed.Objects(List<DataObject> children) ->
            new Parsed.Objects(List.of(new Template(known.tag(), children)));
        case Parsed.Refused no -> no;
      };
    }
    String hex = hex(content);
    return known.accepts(hex) ? value(known.tag(), hex) : new Parsed.Refused(Malformed.WRONG_VALUE);
  }

  private static Parsed value(BerTag tag, String hex) {
    return new Parsed.Objects(List.of(new Value(tag, hex)));
  }

  private static String hex(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    return HEX.formatHex(bytes);
  }
}
