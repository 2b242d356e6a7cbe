package org.showpay.acceptance;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The chart as Helm renders it, in documents that Kubernetes' own models have looked at.
 *
 * @param documents what would be applied, the hooks too
 */
record Chart(List<JsonNode> documents) {

  /** Whoever installs it names one. */
  static final String REPOSITORY = "registry.example/showpay";

  private static final Path SOURCE = Path.of("..", "deploy", "helm", "showpay");
  private static final String MODELS = "io.kubernetes.client.openapi.models.";
  private static final JsonMapper JSON = new JsonMapper();

  /** Renders it with these values in the place of its own, each as {@code path=value}. */
  static Chart rendered(Path folder, String... values) throws IOException {
    TemplateCommand template =
        new Helm(withoutHooks(folder)).template().withName("shop").withKubeVersion("1.34.0");
    template.set("image.repository", REPOSITORY);
    for (String value : values) {
      template.set(value.split("=", 2)[0], value.split("=", 2)[1]);
    }
    List<JsonNode> documents = new ArrayList<>();
    for (Object document : new Yaml().loadAll(template.call())) {
      if (document != null) {
        documents.add(JSON.valueToTree(document));
      }
    }
    return new Chart(List.copyOf(documents));
  }

  /** Helm's library renders no hooks, so here they are none; all else of them stays. */
  private static Path withoutHooks(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(SOURCE.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, Files.readString(file).replace("helm.sh/hook:", "was/hook:"));
      }
    }
    return folder;
  }

  /** What Kubernetes does not know of a document, or misses in it; empty where it agrees. */
  static String complaintOf(JsonNode document) throws ReflectiveOperationException {
    JsonElement content = new Gson().toJsonTree(JSON.convertValue(document, Map.class));
    String version = document.path("apiVersion").asString();
    String model =
        version.substring(version.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT)
            + document.path("kind").asString();
    try {
      Class.forName(MODELS + model)
          .getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, content);
      return "";
    } catch (InvocationTargetException refused) {
      return model + ": " + refused.getCause();
    }
  }

  /** All of a kind. */
  List<JsonNode> all(String kind) {
    return documents.stream().filter(it -> it.path("kind").asString().equals(kind)).toList();
  }

  /** The one of this kind and name. */
  JsonNode one(String kind, String name) {
    List<JsonNode> found =
        all(kind).stream().filter(it -> it.at("/metadata/name").asString().equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " of " + kind + " " + name);
    }
    return found.getFirst();
  }

  static List<String> names(List<JsonNode> documents) {
    return documents.stream().map(it -> it.at("/metadata/name").asString()).toList();
  }
}
