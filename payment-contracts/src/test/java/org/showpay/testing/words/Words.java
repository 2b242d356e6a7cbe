package org.showpay.testing.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The comments of the suite's own sources, found by what they stand above. */
public final class Words {

  private final List<Path> roots;
  private final Map<String, Said> said = new HashMap<>();
  private final Set<Path> read = new HashSet<>();

  /** Of the sources below this folder, a module in each folder of it. */
  public Words(Path suite) {
    try (Stream<Path> modules = Files.list(suite)) {
      roots =
          modules
              .map(module -> module.resolve("src/main/java"))
              .filter(Files::isDirectory)
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Above a type. */
  public Said about(Class<?> type) {
    return find(type, nameOf(type));
  }

  /** Above a method. */
  public Said about(Method method) {
    Class<?> type = method.getDeclaringClass();
    return find(type, Comments.method(nameOf(type), method.getName(), method.getParameterCount()));
  }

  /** Above a constant of an enum. */
  public Said about(Enum<?> constant) {
    Class<?> type = constant.getDeclaringClass();
    return find(type, nameOf(type) + '.' + constant.name());
  }

  private static String nameOf(Class<?> type) {
    return String.valueOf(type.getCanonicalName());
  }

  private Said find(Class<?> type, String name) {
    roots.stream()
        .map(root -> root.resolve(type.getPackageName().replace('.', '/')))
        .filter(Files::isDirectory)
        .filter(read::add)
        .forEach(folder -> said.putAll(Comments.in(folder)));
    return said.getOrDefault(name, Said.NOTHING);
  }
}
