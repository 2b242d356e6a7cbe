package org.showpay.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.showpay.contracts.trust.ServiceName;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who calls whom: as the services' configuration says it, and as the network policies allow it. */
final class Calls {

  static final int SMS_PORT = 2775;

  private static final Path CHECKOUT = Path.of("..");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PORT = Pattern.compile("http://localhost:(\\d+)");

  /** A client that is named where its address is used, with the address that it has otherwise. */
  private static final Pattern NAMED =
      Pattern.compile("\\{spring\\.http\\.serviceclient\\.([\\w-]+)\\.base-url:([^}]+)}");

  private Calls() {}

  /** A service's clients, each with the service that it calls. */
  static Map<String, ServiceName> linesOf(ServiceName service) throws IOException {
    Map<String, ServiceName> lines = new TreeMap<>();
    JsonNode clients = configuration(service).at("/spring/http.serviceclient");
    configuration(service)
        .path("spring")
        .propertyStream()
        .filter(it -> it.getKey().startsWith("http.serviceclient."))
        .forEach(
            it -> put(lines, it.getKey().substring("http.serviceclient.".length()), it.getValue()));
    clients.propertyStream().forEach(it -> put(lines, it.getKey(), it.getValue()));
    Matcher named = NAMED.matcher(text(service));
    while (named.find()) {
      lines.put(named.group(1), calledAt(named.group(2)));
    }
    return lines;
  }

  private static void put(Map<String, ServiceName> lines, String line, JsonNode client) {
    if (client.has("base-url")) {
      lines.put(line, calledAt(client.path("base-url").asString()));
    }
  }

  private static ServiceName calledAt(String url) {
    Matcher port = PORT.matcher(url);
    if (!port.find()) {
      throw new IllegalArgumentException(url);
    }
    return Arrays.stream(ServiceName.values())
        .filter(it -> it.port() == Integer.parseInt(port.group(1)))
        .findFirst()
        .orElseThrow();
  }

  /** All calls of the configuration, as {@code caller -> callee:port}. */
  static Set<String> configured() throws IOException {
    Set<String> calls = new TreeSet<>();
    for (ServiceName caller : ServiceName.values()) {
      for (ServiceName callee : linesOf(caller).values()) {
        calls.add(call(caller.text(), callee.text(), callee.port()));
      }
      if (configuration(caller).at("/showpay/sms/system-id").isString()) {
        calls.add(call(caller.text(), ServiceName.MOBILE_TERMINAL.text(), SMS_PORT));
      }
    }
    return calls;
  }

  /** What the policies let out of each service towards another. */
  static Set<String> letOut(Chart chart) {
    Set<String> calls = new TreeSet<>();
    for (JsonNode policy : chart.all("NetworkPolicy")) {
      for (JsonNode rule : policy.at("/spec/egress")) {
        for (JsonNode peer : rule.path("to")) {
          add(
              calls,
              chosen(policy.at("/spec/podSelector")),
              chosen(peer.path("podSelector")),
              rule);
        }
      }
    }
    return calls;
  }

  /** What the policies let into each service from another. */
  static Set<String> letIn(Chart chart) {
    Set<String> calls = new TreeSet<>();
    for (JsonNode policy : chart.all("NetworkPolicy")) {
      for (JsonNode rule : policy.at("/spec/ingress")) {
        for (JsonNode peer : rule.path("from")) {
          add(
              calls,
              chosen(peer.path("podSelector")),
              chosen(policy.at("/spec/podSelector")),
              rule);
        }
      }
    }
    return calls;
  }

  private static void add(Set<String> calls, String caller, String callee, JsonNode rule) {
    if (!caller.isEmpty() && !callee.isEmpty()) {
      for (JsonNode port : rule.path("ports")) {
        calls.add(call(caller, callee, port.path("port").asInt()));
      }
    }
  }

  /** The service that a selector chooses by name, part and release; empty for any other peer. */
  private static String chosen(JsonNode selector) {
    JsonNode labels = selector.path("matchLabels");
    return labels.path("app.kubernetes.io/part-of").asString("").equals("showpay")
            && labels.path("app.kubernetes.io/instance").asString("").equals("shop")
        ? labels.path("app.kubernetes.io/name").asString("")
        : "";
  }

  private static String call(String caller, String callee, int port) {
    return caller + " -> " + callee + ":" + port;
  }

  static JsonNode configuration(ServiceName service) throws IOException {
    return JSON.valueToTree(new Yaml().load(text(service)));
  }

  private static String text(ServiceName service) throws IOException {
    return Files.readString(
        CHECKOUT.resolve(service.text()).resolve("src/main/resources/application.yaml"));
  }
}
