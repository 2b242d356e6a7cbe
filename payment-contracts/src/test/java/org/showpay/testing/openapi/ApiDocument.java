package org.showpay.testing.openapi;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.showpay.testing.openapi.route.Callers;
import org.showpay.testing.openapi.route.Route;
import org.showpay.testing.openapi.route.Routes;
import org.showpay.testing.openapi.shape.Node;
import org.showpay.testing.openapi.shape.Shapes;
import org.showpay.testing.refusal.Refusals;
import org.showpay.testing.words.Words;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * A service's OpenAPI document. What is in it comes from where the service itself has it: routes
 * from its controllers, callers from its table, forms from its messages' types, errors from its
 * code, and words from its sources.
 */
final class ApiDocument {

  private static final Map<ApplicationContext, ApiDocument> READ = new ConcurrentHashMap<>();

  private final About about;
  private final Words words;
  private final Shapes shapes;
  private final Answers answers;
  private final SortedMap<String, Node> paths = new TreeMap<>();
  private final SortedMap<String, String> apis = new TreeMap<>();
  private final SortedSet<String> schemes = new TreeSet<>();

  private ApiDocument(About about, Words words) {
    this.about = about;
    this.words = words;
    this.shapes = new Shapes(words);
    this.answers = new Answers(about.takesSignatures());
  }

  /** Of a service that runs; it is read once. */
  static ApiDocument of(ApplicationContext service, About about, Path sources) {
    return READ.computeIfAbsent(service, it -> read(it, about, new Words(sources)));
  }

  private static ApiDocument read(ApplicationContext service, About about, Words words) {
    ApiDocument document = new ApiDocument(about, words);
    Routes routes = new Routes(service, about.leftOut(), about.promises());
    Operations operations =
        new Operations(
            about,
            words,
            document.shapes,
            document.answers,
            new Refusals(type -> doersOf(service, type)));
    for (Route route : routes.all()) {
      document.add(route, routes.callersOf(route), operations);
    }
    return document;
  }

  /** The forms of all messages. */
  Shapes shapes() {
    return shapes;
  }

  private static List<Class<?>> doersOf(ApplicationContext service, Class<?> type) {
    return Arrays.stream(service.getBeanNamesForType(type, true, false))
        .flatMap(name -> Stream.<Class<?>>ofNullable(service.getType(name)))
        .<Class<?>>map(ClassUtils::getUserClass)
        .distinct()
        .toList();
  }

  private void add(Route route, Callers callers, Operations operations) {
    paths
        .computeIfAbsent(route.path(), path -> new Node())
        .with(route.method().toLowerCase(Locale.ROOT), operations.of(route, callers));
    schemes.addAll(callers.lets().keySet());
    apis.putIfAbsent(route.api(), words.about(route.contract().getDeclaringClass()).text());
  }

  /** All of it. */
  Node whole() {
    shapes.schemas().put("Problem", Answers.problem(shapes));
    Node responses = answers.responses();
    String all = paths + responses.toString();
    return Node.of("openapi", "3.1.0")
        .with(
            "info",
            Node.of("title", about.title()).with("version", "1").with("description", about.text()))
        .with("tags", tags())
        .with("paths", paths)
        .with(
            "components",
            Node.of("securitySchemes", Credentials.of(schemes))
                .with("parameters", used(Fields.ofRequests(), "parameters", all))
                .with("headers", used(Fields.ofAnswers(), "headers", all))
                .with("responses", responses)
                .with("schemas", shapes.schemas()));
  }

  private List<Node> tags() {
    return apis.entrySet().stream()
        .map(api -> Node.of("name", api.getKey()).with("description", api.getValue()))
        .toList();
  }

  private static Map<String, Node> used(Map<String, Node> pieces, String kind, String all) {
    return pieces.entrySet().stream()
        .filter(piece -> all.contains("#/components/" + kind + '/' + piece.getKey() + '}'))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
  }
}
