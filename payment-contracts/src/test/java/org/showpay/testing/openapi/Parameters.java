package org.showpay.testing.openapi;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.showpay.testing.openapi.shape.Node;
import org.showpay.testing.openapi.shape.Shapes;
import org.showpay.testing.words.Said;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What a method wants of a request. */
final class Parameters {

  private final Shapes shapes;

  Parameters(Shapes shapes) {
    this.shapes = shapes;
  }

  List<Object> of(Method method, Said says) {
    List<Object> all = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      one(parameter)
          .ifPresent(node -> all.add(described(node, says.of(parameter.getName()), parameter)));
    }
    return all;
  }

  /** The content that it wants, if any. */
  static Optional<Parameter> body(Method method) {
    return Stream.of(method.getParameters())
        .filter(it -> it.isAnnotationPresent(RequestBody.class))
        .findFirst();
  }

  private static Optional<Node> one(Parameter parameter) {
    PathVariable part = AnnotatedElementUtils.getMergedAnnotation(parameter, PathVariable.class);
    if (part != null) {
      return Optional.of(place("path", part.name(), parameter, true));
    }
    RequestParam asked = AnnotatedElementUtils.getMergedAnnotation(parameter, RequestParam.class);
    if (asked != null) {
      return Optional.of(place("query", asked.name(), parameter, asked.required()));
    }
    RequestHeader field = AnnotatedElementUtils.getMergedAnnotation(parameter, RequestHeader.class);
    return field == null || parameter.getType() == HttpHeaders.class
        ? Optional.empty()
        : Optional.of(place("header", field.name(), parameter, field.required()));
  }

  private static Node place(String in, String name, Parameter parameter, boolean required) {
    boolean wanted = required && !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return Node.of("name", name.isEmpty() ? parameter.getName() : name)
        .with("in", in)
        .with("required", wanted ? true : null);
  }

  private Node described(Node node, String text, Parameter parameter) {
    boolean composite = parameter.isAnnotationPresent(DurationFormat.class);
    Node schema =
        composite
            ? Node.of("type", "string").with("examples", List.of("30s"))
            : shapes.of(parameter.getParameterizedType());
    return node.with("description", text).with("schema", schema);
  }
}
