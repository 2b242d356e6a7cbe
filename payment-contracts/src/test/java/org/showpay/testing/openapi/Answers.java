package org.showpay.testing.openapi;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.showpay.contracts.problem.NextStep;
import org.showpay.testing.openapi.shape.Node;
import org.showpay.testing.openapi.shape.Shapes;
import org.showpay.testing.refusal.Refusal;
import org.springframework.http.HttpStatus;

/** How errors are told of: one form of all, a few words for each status, codes where they occur. */
final class Answers {

  private static final String PROBLEM = "Problem";

  private static final String PASSED_ON =
      "Any other error, also what another service refused: that is passed on as it is.";

  private static final Map<Integer, String> WORDS =
      Map.of(
          400, "The request is broken: a field is missing, unknown or of a wrong form.",
          401, "Who is calling is not known, or what was sent is not as it was signed.",
          403, "This route is not open to this caller, or its key is for something else.",
          404, "There is no such thing, or not for this caller.",
          409, "What stands already does not allow it.",
          410, "What is asked for is no longer kept.",
          413, "No message of ours is as long.",
          422, "Understood, but it cannot be done as asked.",
          429, "More come than are allowed.",
          503, "A part that is needed does not answer.");

  private final SortedMap<Integer, Node> used = new TreeMap<>();
  private final boolean ofSigned;

  /** Of a service to which some may sign what they send, or not. */
  Answers(boolean ofSigned) {
    this.ofSigned = ofSigned;
  }

  /** An operation's errors, by their status. */
  Node of(SortedSet<Refusal> refusals) {
    SortedMap<Integer, SortedSet<String>> codes = new TreeMap<>();
    for (Refusal refusal : refusals) {
      if (refusal.equals(Refusal.PASSED_ON)) {
        continue;
      }
      SortedSet<String> some = codes.computeIfAbsent(refusal.status(), status -> new TreeSet<>());
      some.add(refusal.code());
    }
    Node answers = new Node();
    codes.forEach((status, some) -> {
      used.computeIfAbsent(status, this::response);
      answers.with(
          status.toString(),
          Node.ref("responses", nameOf(status)).with("description", told(status, some)));
    });
    return answers.with(
        "default",
        Node.ref("responses", PROBLEM)
            .with("description", refusals.contains(Refusal.PASSED_ON) ? PASSED_ON : null));
  }

  private static String told(int status, SortedSet<String> codes) {
    String some =
        codes.stream()
            .filter(code -> !code.isEmpty())
            .map(code -> '`' + code + '`')
            .collect(Collectors.joining(", "));
    String last = codes.contains("") ? ", or another that says why." : "";
    return some.isEmpty() ? wordsFor(status) : some + last;
  }

  /** All that some operation has. */
  Node responses() {
    Node all = new Node();
    SortedMap<String, Node> named = new TreeMap<>();
    used.forEach((status, response) -> named.put(nameOf(status), response));
    named.put(PROBLEM, content(Node.of("description", "Any other error.")));
    all.putAll(named);
    return all;
  }

  private Node response(int status) {
    Node headers = new Node();
    Fields.of(status, ofSigned).forEach(field -> headers.with(field, Node.ref("headers", field)));
    return content(Node.of("description", wordsFor(status)).with("headers", headers));
  }

  private static String wordsFor(int status) {
    return WORDS.getOrDefault(status, HttpStatus.valueOf(status).getReasonPhrase() + '.');
  }

  private static Node content(Node response) {
    return response.with(
        "content",
        Node.of("application/problem+json", Node.of("schema", Node.ref("schemas", PROBLEM))));
  }

  private static String nameOf(int status) {
    return HttpStatus.valueOf(status).getReasonPhrase().replace(" ", "");
  }

  /** The form of all errors. */
  static Node problem(Shapes shapes) {
    Node text = Node.of("type", "string");
    return Node.of(
            "description",
            "What is wrong (RFC 9457): for programs a code that is stable, for people a sentence or"
                + " two, and what to do next.")
        .with("type", "object")
        .with(
            "properties",
            new Node()
                .with("type", new Node().with("type", "string").with("format", "uri-reference"))
                .with("title", text)
                .with("status", Node.of("type", "integer").with("format", "int32"))
                .with("detail", new Node().with("type", "string"))
                .with("instance", new Node().with("type", "string").with("format", "uri-reference"))
                .with(
                    "code",
                    Node.of("type", "string")
                        .with("description", "Stable. Each operation names those of its own.")
                        .with("examples", List.of("MALFORMED")))
                .with("nextStep", shapes.of(NextStep.class)))
        .with("required", List.of("title", "status", "code", "nextStep"));
  }
}
