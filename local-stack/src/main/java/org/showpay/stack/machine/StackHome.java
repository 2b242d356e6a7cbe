package org.showpay.stack.machine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a stack keeps everything that it makes; git ignores it.
 *
 * @param unpacked where programs are unpacked; stacks with different folders may share it
 */
public record StackHome(Path folder, Path unpacked) {

  /** Takes any paths to the folders, which need not exist yet. */
  public StackHome {
    folder = folder.toAbsolutePath().normalize();
    unpacked = unpacked.toAbsolutePath().normalize();
  }

  /** A home that shares nothing. */
  public StackHome(Path folder) {
    this(folder, folder);
  }

  /** A home for another stack with the same programs. */
  public StackHome beside(Path otherFolder) {
    return new StackHome(otherFolder, unpacked);
  }

  /** Keys and passwords. */
  public Path secrets() {
    return folder.resolve("secrets");
  }

  /** The rows, in PostgreSQL's own form. */
  public Path data() {
    return folder.resolve("data");
  }

  /** Who is running now: one file for each child. */
  public Path run() {
    return folder.resolve("run");
  }

  /** What the children print. */
  public Path logs() {
    return folder.resolve("logs");
  }

  /** The services, unpacked. */
  public Path apps() {
    return unpacked.resolve("apps");
  }

  /** PostgreSQL's binaries, unpacked. */
  public Path postgresql() {
    return unpacked.resolve("postgresql");
  }

  /** The codes that phones have shown, as image files. */
  public Path pictures() {
    return folder.resolve("pictures");
  }

  /** Makes the folders; only their owner may enter. */
  public void create() throws IOException {
    for (Path each : List.of(folder, unpacked, run(), logs(), apps(), pictures())) {
      makePrivate(each);
    }
  }

  /** Begins anew: forgets rows, keys, and who was running. */
  public void forget() throws IOException {
    for (Path each : List.of(data(), secrets(), run())) {
      delete(each);
    }
    create();
  }

  /** Makes a folder that only its owner may enter, or sees to it that an older one is so. */
  public static void makePrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  /** Deletes a folder with all that is in it; a link is deleted, not what it points to. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
