package org.showpay.contracts.emv;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One piece of a payload. Pay codes and card numbers are among them: none prints its value. */
public sealed interface DataObject {

  /** What it is. */
  BerTag tag();

  /** What it holds, encoded. */
  byte[] content();

  /** Tag, length and content. */
  default byte[] encoded() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] content = content();
    out.writeBytes(tag().bytes());
    out.writeBytes(BerLength.of(content.length));
    out.writeBytes(content);
    return out.toByteArray();
  }

  /**
   * A value; also a template that this version does not know, which is kept as it is.
   *
   * @param hex two upper-case digits a byte
   */
  record Value(BerTag tag, String hex) implements DataObject {

    @Override
    public byte[] content() {
      return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
      return tag + "[hidden]";
    }
  }

  /** Data objects that belong together. */
  record Template(BerTag tag, List<DataObject> children) implements DataObject {

    /** Takes a copy. */
    public Template {
      children = List.copyOf(children);
    }

    @Override
    public byte[] content() {
      return concatenated(children);
    }

    /** The value of this kind, as hex digits. */
    public Optional<String> value(EmvTag wanted) {
      return children.stream()
          .filter(child -> child.tag().equals(wanted.tag()))
          .filter(Value.class::isInstance)
          .map(child -> ((Value) child).hex())
          .findFirst();
    }

    /** The template of this kind inside this one. */
    public Optional<Template> template(EmvTag wanted) {
      return children.stream()
          .filter(child -> child.tag().equals(wanted.tag()))
          .filter(Template.class::isInstance)
          .map(Template.class::cast)
          .findFirst();
    }
  }

  /** Data objects, one after the other. */
  static byte[] concatenated(List<DataObject> objects) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    objects.forEach(object -> out.writeBytes(object.encoded()));
    return out.toByteArray();
  }
}
