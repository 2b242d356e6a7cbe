package org.showpay.testing.openapi;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.showpay.contracts.vitals.Part;
import org.showpay.testing.openapi.route.Callers;
import org.showpay.testing.openapi.route.Door;
import org.showpay.testing.openapi.route.Route;
import org.showpay.testing.openapi.shape.Node;
import org.showpay.testing.openapi.shape.Shapes;
import org.showpay.testing.refusal.Refusal;
import org.showpay.testing.refusal.Refusals;
import org.showpay.testing.words.Said;
import org.showpay.testing.words.Words;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What is told of one route. */
final class Operations {

  private final About about;
  private final Words words;
  private final Shapes shapes;
  private final Answers answers;
  private final Refusals refusals;

  Operations(About about, Words words, Shapes shapes, Answers answers, Refusals refusals) {
    this.about = about;
    this.words = words;
    this.shapes = shapes;
    this.answers = answers;
    this.refusals = refusals;
  }

  Node of(Route route, Callers callers) {
    Said says = words.about(route.contract());
    Node operation =
        Node.of("tags", List.of(route.api()))
            .with("summary", says.summary().replaceAll("\\.$", ""))
            .with("description", says.text().equals(says.summary()) ? "" : says.text())
            .with("operationId", route.api() + '_' + route.contract().getName())
            .with("x-internal", callers.areServicesAlone() ? true : null)
            .with("parameters", parameters(route, callers, says));
    Parameters.body(route.contract()).ifPresent(body -> operation.with("requestBody", body(body)));
    Node responses = Node.of(statusOf(route), success(route, callers));
    responses.putAll(answers.of(refusalsOf(route, callers)));
    operation.with("responses", responses);
    operation.put("security", securityOf(callers));
    return operation;
  }

  private static List<Node> securityOf(Callers callers) {
    List<Node> each = new ArrayList<>();
    callers
        .lets()
        .forEach((scheme, which) -> {
          Node one = new Node();
          one.put(scheme, which);
          each.add(one);
        });
    return each;
  }

  private List<Object> parameters(Route route, Callers callers, Said says) {
    List<Object> all = new ArrayList<>(new Parameters(shapes).of(route.contract(), says));
    doorsOf(route, callers)
        .forEach(door ->
            Fields.of(door.guards(), Parameters.body(route.contract()).isPresent())
                .forEach(field -> all.add(Node.ref("parameters", field))));
    return all;
  }

  private List<Door> doorsOf(Route route, Callers callers) {
    return about.doors().stream().filter(door -> door.guards().look(route, callers)).toList();
  }

  private Node body(Parameter body) {
    Node schema = shapes.of(body.getParameterizedType());
    shapes.close(schema);
    return Node.of("required", true)
        .with("content", Node.of("application/json", Node.of("schema", schema)));
  }

  private Node success(Route route, Callers callers) {
    Node headers = new Node();
    boolean keyed =
        doorsOf(route, callers).stream().anyMatch(door -> door.guards() == Door.Guards.KEYED);
    headers.with(Fields.REPLAYED, keyed ? Node.ref("headers", Fields.REPLAYED) : null);
    Node response =
        Node.of(
                "description",
                HttpStatus.valueOf(Integer.parseInt(statusOf(route))).getReasonPhrase())
            .with("headers", headers);
    String written = about.streams().get(route.row());
    if (written != null) {
      return response.with(
          "content", Node.of(written, Node.of("schema", Node.of("type", "string"))));
    }
    if (route.contract().getReturnType() == void.class) {
      return response;
    }
    String type = route.type() == null ? plainTypeOf(route) : route.type();
    return response.with(
        "content",
        Node.of(type, Node.of("schema", shapes.of(route.contract().getGenericReturnType()))));
  }

  private static String plainTypeOf(Route route) {
    return route.contract().getReturnType() == String.class ? "text/plain" : "application/json";
  }

  private static String statusOf(Route route) {
    Method done = route.handler() == null ? route.contract() : route.handler().method();
    return Optional.ofNullable(
            AnnotatedElementUtils.findMergedAnnotation(done, ResponseStatus.class))
        .or(() ->
            Optional.ofNullable(
                AnnotatedElementUtils.findMergedAnnotation(route.contract(), ResponseStatus.class)))
        .map(ResponseStatus::code)
        .map(code -> Integer.toString(code.value()))
        .orElse("200");
  }

  /** Those that are everywhere, those of what stands before it, and those of what does it. */
  private SortedSet<Refusal> refusalsOf(Route route, Callers callers) {
    SortedSet<Refusal> all = new TreeSet<>();
    all.add(new Refusal(503, "DATABASE_UNAVAILABLE"));
    if (route.changes()) {
      for (Part part : Part.values()) {
        all.add(new Refusal(503, part.refusal()));
      }
    }
    if (Parameters.body(route.contract()).isPresent()) {
      all.add(new Refusal(400, "MALFORMED"));
      all.add(new Refusal(413, "CONTENT_TOO_LARGE"));
    }
    if (route.contract().getParameterCount() > 0) {
      all.add(new Refusal(400, "BAD_REQUEST"));
    }
    if (!callers.areAnyone()) {
      all.add(new Refusal(401, "UNAUTHORIZED"));
      all.add(new Refusal(403, "FORBIDDEN"));
    }
    for (Door door : doorsOf(route, callers)) {
      Class<?> filter = ClassUtils.resolveClassName(door.filter(), null);
      all.addAll(refusals.of(filter, doFilter(filter).orElseThrow()));
    }
    all.addAll(refusalsWithin(route));
    return all;
  }

  /** Of what does it: a controller, or what leads to somewhere else. */
  private SortedSet<Refusal> refusalsWithin(Route route) {
    Route.Handler handler = route.handler();
    Class<?> way = about.ways().get(route.row());
    return handler != null
        ? refusals.of(handler.bean(), handler.method())
        : way == null ? new TreeSet<>() : refusals.of(way, filterOf(way));
  }

  private static Method filterOf(Class<?> way) {
    return Objects.requireNonNull(ReflectionUtils.findMethod(way, "filter", (Class<?>[]) null));
  }

  /** It is a filter of ours that may end a request with a problem. */
  static boolean refuses(Class<?> filter) {
    return filter.getName().startsWith("org.showpay.")
        && doFilter(filter)
            .map(method -> new Refusals(type -> List.of()).of(filter, method))
            .filter(some -> !some.isEmpty())
            .isPresent();
  }

  /** What a filter does; nothing of those that only look at what goes by. */
  private static Optional<Method> doFilter(Class<?> filter) {
    return Stream.of(ReflectionUtils.getDeclaredMethods(filter))
        .filter(method -> method.getName().equals("doFilterInternal"))
        .findFirst();
  }
}
