package org.showpay.testing.refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.util.ClassUtils;

/** A method as a call names it. */
record Step(String owner, String name, String descriptor) {

  private static final String PROBLEM =
      ")" + ProblemException.class.describeConstable().orElseThrow().descriptorString();

  private static final Map<String, Map<String, MethodModel>> READ = new ConcurrentHashMap<>();

  /** It is the suite's own: what others do is no refusal of ours. */
  boolean isOurs() {
    return owner.startsWith("org.showpay.");
  }

  /** It makes a problem, and can be told its code. */
  boolean makesAProblemAsTold() {
    return descriptor.contains("Ljava/lang/String;") && descriptor.endsWith(PROBLEM);
  }

  Step at(String other) {
    return new Step(other, name, descriptor);
  }

  Class<?> type() {
    return ClassUtils.resolveClassName(owner, null);
  }

  /** It asks a constant of ours for its name. */
  boolean isAName() {
    return isOurs() && name.equals("name") && descriptor.startsWith("()") && type().isEnum();
  }

  /** What that may be: the names of all of its kind, unless it is known which. */
  List<String> names(@Nullable String constant) {
    List<String> names =
        Stream.of(type().getEnumConstants()).map(it -> ((Enum<?>) it).name()).toList();
    return constant != null && names.contains(constant) ? List.of(constant) : names;
  }

  /** Its code, where its owner itself has some. */
  @Nullable MethodModel code() {
    return isOurs() ? READ.computeIfAbsent(owner, Step::methodsOf).get(name + descriptor) : null;
  }

  private static Map<String, MethodModel> methodsOf(String owner) {
    String file = '/' + owner.replace('.', '/') + ".class";
    try (InputStream in = Step.class.getResourceAsStream(file)) {
      if (in == null) {
        return Map.of();
      }
      ClassModel model = ClassFile.of().parse(in.readAllBytes());
      return model.methods().stream()
          .filter(method -> method.code().isPresent())
          .collect(
              Collectors.toMap(
                  method -> method.methodName().stringValue() + method.methodType().stringValue(),
                  Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
