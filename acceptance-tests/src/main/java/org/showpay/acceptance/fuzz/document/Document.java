package org.showpay.acceptance.fuzz.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.showpay.contracts.trust.ServiceName;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document of a service. */
public final class Document {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern CODE = Pattern.compile("`([A-Z][A-Z0-9_]+)`");
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  private final ServiceName service;
  private final JsonNode root;
  private final JsonNode components;

  private Document(ServiceName service, JsonNode root) {
    this.service = service;
    this.root = root;
    this.components = root.path("components");
  }

  /** Reads that of a service from a checkout. */
  public static Document of(ServiceName service, Path checkout) throws IOException {
    Path file = checkout.resolve("docs/openapi/" + service.text() + ".yaml");
    return parse(service, Files.readString(file));
  }

  /** Reads one from its text. */
  public static Document parse(ServiceName service, String text) {
    Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return new Document(service, JSON.valueToTree(read));
  }

  /** All that it describes, in its order. */
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    root.path("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyStream()
                .filter(it -> METHODS.contains(it.getKey()))
                .forEach(it -> operations.add(operation(path.getKey(), it))));
    return operations;
  }

  /** The schema that every error has. */
  public Schema problem() {
    return Schema.of(components, components.path("schemas").path("Problem"));
  }

  private Operation operation(String path, Map.Entry<String, JsonNode> entry) {
    JsonNode said = entry.getValue();
    String method = entry.getKey().toUpperCase(Locale.ROOT);
    JsonNode body = said.path("requestBody").path("content").path("application/json");
    return new Operation(
        service,
        new Operation.Address(said.path("operationId").asString(), method, path),
        ways(said),
        said.path("x-internal").asBoolean(false),
        new Operation.Input(
            said.path("parameters").valueStream().map(this::parameter).toList(),
            body.isMissingNode()
                ? Optional.empty()
                : Optional.of(Schema.of(components, body.path("schema")))),
        responses(said));
  }

  private static List<Operation.Way> ways(JsonNode said) {
    List<Operation.Way> ways = new ArrayList<>();
    for (JsonNode way : said.path("security")) {
      way.propertyStream()
          .forEach(it ->
              ways.add(
                  new Operation.Way(
                      it.getKey(), it.getValue().valueStream().map(JsonNode::asString).toList())));
    }
    return ways;
  }

  private Parameter parameter(JsonNode said) {
    JsonNode it = target(said);
    return new Parameter(
        it.path("name").asString(),
        Parameter.Place.valueOf(it.path("in").asString().toUpperCase(Locale.ROOT)),
        it.path("required").asBoolean(false),
        Schema.of(components, it.path("schema")));
  }

  private Map<String, Told> responses(JsonNode said) {
    Map<String, Told> responses = new LinkedHashMap<>();
    said.path("responses")
        .propertyStream()
        .forEach(it -> responses.put(it.getKey(), told(it.getValue())));
    return responses;
  }

  private Told told(JsonNode said) {
    Map<String, Schema> content = new LinkedHashMap<>();
    target(said)
        .path("content")
        .propertyStream()
        .forEach(
            it -> content.put(it.getKey(), Schema.of(components, it.getValue().path("schema"))));
    String words = said.path("description").asString("");
    Set<String> codes =
        CODE.matcher(words)
            .results()
            .map((MatchResult it) -> it.group(1))
            .collect(Collectors.toSet());
    return new Told(
        content,
        codes,
        !codes.isEmpty() && !words.contains("another that says why"),
        words.contains("passed on"));
  }

  private JsonNode target(JsonNode said) {
    String reference = said.path("$ref").asString("");
    return reference.isEmpty() ? said : root.at(reference.substring(1));
  }
}
