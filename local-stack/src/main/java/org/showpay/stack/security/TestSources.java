package org.showpay.stack.security;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the tests of a checkout are, and when their sources last changed. */
record TestSources(Path checkout) {

  private static final Path TESTS = Path.of("src", "test", "java");

  /** The module of a test: the one that is named, or the only one that has such a class. */
  Optional<Path> moduleOf(Proof.Test test) throws IOException {
    List<Path> owners = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(checkout, Files::isDirectory)) {
      for (Path module : modules) {
        boolean asked =
            test.module().isEmpty() || String.valueOf(module.getFileName()).equals(test.module());
        if (asked && source(module, test).isPresent()) {
          owners.add(module);
        }
      }
    }
    return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
  }

  /** The file of a test's class in a module. */
  Optional<Path> source(Path module, Proof.Test test) throws IOException {
    Path tests = module.resolve(TESTS);
    if (!Files.isDirectory(tests)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(tests)) {
      return files.filter(file -> file.endsWith(test.type() + ".java")).findFirst();
    }
  }

  /** When the last of a module's sources changed. */
  FileTime lastChange(Path module) throws IOException {
    FileTime last = FileTime.fromMillis(0);
    try (Stream<Path> files = Files.walk(module.resolve("src"))) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        FileTime changed = Files.getLastModifiedTime(file);
        last = changed.compareTo(last) > 0 ? changed : last;
      }
    }
    return last;
  }
}
