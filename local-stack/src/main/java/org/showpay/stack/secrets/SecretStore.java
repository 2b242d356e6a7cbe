package org.showpay.stack.secrets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.machine.StackHome;

/**
 * Secrets as files, one each, as containers have them. A secret that was drawn once is never drawn
 * again while there are rows that were written with it: a list of what was drawn tells a lost
 * secret, which is refused, from one that a newer version has come to need, which is drawn.
 */
final class SecretStore {

  private static final String LIST = "drawn";

  private final Path folder;
  private final boolean hasData;
  private final Set<String> drawn = new TreeSet<>();

  /** Opens the folder, or begins it. */
  SecretStore(Path folder, boolean hasData) throws IOException {
    this.folder = folder;
    this.hasData = hasData;
    StackHome.makePrivate(folder);
    Path list = folder.resolve(LIST);
    if (Files.exists(list)) {
      drawn.addAll(Files.readAllLines(list, StandardCharsets.UTF_8));
    } else if (hasData) {
      throw lost(folder);
    }
  }

  /** The secret as it was drawn, or drawn now if it never was. */
  String keep(String owner, String name, Supplier<String> draw) throws IOException {
    Path file = folder.resolve(owner).resolve(name);
    if (isThere(file)) {
      return Files.readString(file).strip();
    }
    String entry = owner + "/" + name;
    if (hasData && drawn.contains(entry)) {
      throw lost(file);
    }
    String secret = draw.get();
    put(owner, name, secret);
    drawn.add(entry);
    write(folder.resolve(LIST), String.join("\n", drawn));
    return secret;
  }

  /** Writes what follows from other secrets, wherever it is not so already. */
  void put(String owner, String name, String value) throws IOException {
    Path file = folder.resolve(owner).resolve(name);
    StackHome.makePrivate(folder.resolve(owner));
    if (!isThere(file) || !Files.readString(file).equals(value)) {
      write(file, value);
    }
  }

  private static boolean isThere(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) > 0;
  }

  private static StackFailure lost(Path what) {
    return StackFailure.beforeStart(
        List.of(
            what
                + " is missing, and the data cannot be read without it:"
                + " restore it, or begin anew with --fresh."));
  }

  /** The whole file or none of it, even if the machine stops in the middle. */
  static void write(Path file, String content) throws IOException {
    Path half = file.resolveSibling("." + file.getFileName() + ".half");
    Files.deleteIfExists(half);
    try (FileChannel channel =
        FileChannel.open(
            half,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
