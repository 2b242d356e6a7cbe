package org.showpay.stack.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.showpay.contracts.phone.PhonesApi.Shown;
import org.showpay.contracts.phone.PhonesApi.ShownCode;
import org.showpay.stack.people.Consumer;
import org.showpay.stack.people.Narrator;

/** Saves what a phone shows, and reads it back. */
final class Pictures {

  private final Path folder;
  private final Narrator narrator;

  Pictures(Path folder, Narrator narrator) {
    this.folder = folder;
    this.narrator = narrator;
  }

  void save(String name, ShownCode code) {
    narrator.expect("kinds of symbol on this screen", 2, code.pictures().size());
    String first = Consumer.digitsOn(code.pictures().getFirst().png());
    for (Shown shown : code.pictures()) {
      Path file =
          folder.resolve(name + "-" + shown.carrier().name().toLowerCase(Locale.ROOT) + ".png");
      write(file, shown.png().file());
      narrator.expect(
          file.getFileName() + " reads back as the same code",
          true,
          Consumer.digitsOn(shown.png()).equals(first));
    }
    narrator.tell("saved in " + folder);
  }

  private void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
