package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.lang.reflect.Parameter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.trust.RouteRules;
import org.showpay.testing.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What must be true of every route, tried on each row of the table of routes: a route that is added
 * is tried too, and fails here where its address has a part of which nobody owns an example.
 */
@AuthServerTest
class EveryRouteTest {

  private static final Pattern PART = Pattern.compile("\\{(\\w+)}");
  private static final boolean ALL = "full".equals(System.getProperty("showpay.attacks"));
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /** Callers who own things; services and the operator act for everybody. */
  private static final List<String> OWNERS =
      List.of(RouteRules.terminal(), RouteRules.onlineTerminal(), RouteRules.handset());

  private static final List<String> EVIL =
      List.of(
          "'%20or%20'1'='1",
          "';select%20pg_sleep(20)--",
          "1);select%20pg_sleep(20)--",
          "%00",
          "..%5c..%5cetc",
          "%25n%25s",
          "$%7bjndi:ldap://127.0.0.1/x%7d",
          "%f0%9f%92%a3",
          "9".repeat(400));

  private static final List<String> EVIL_BODIES =
      List.of(
          "null",
          "{\"x\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}",
          "{\"paymentId\":\"' or 1=1--\",\"amount\":{\"amount\":-1,\"currency\":\"';--\"}}",
          "{",
          "[]",
          "\"x\"",
          "{\"a\":1e999}",
          "{\"name\":\"';select pg_sleep(20)--\"}",
          "{\"name\":\"" + "\\u0000" + "\"}");

  private static final Pattern INTERNALS =
      Pattern.compile("Exception|at (?:org|java)\\.|SQLState|PSQL|jdbc:|ERROR: ");

  @Autowired Environment environment;
  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired RouteRules rules;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping handlers;

  private Estates estates;

  @BeforeEach
  void peopleWhoOwnThings() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    estates = new Estates(environment, town);
  }

  /** Each route with an id in it × each kind of owner × somebody else of that kind. */
  @Test
  void showsNobodyWhatIsAnothersAndDoesNothingToIt() {
    int tried = 0;
    for (String kind : OWNERS) {
      Estates.Estate owner = estates.of(kind);
      String stranger = estates.of(kind).credential();
      List<String> routes = withAnId(kind);
      assertThat(routes).describedAs(kind).isNotEmpty();
      for (String route : routes) {
        String address = fill(route, owner.things());
        assertThat(send(address, stranger, Estates.bodyFor(route)).status())
            .describedAs("%s as another %s", address, kind)
            .isEqualTo(404);
        tried++;
      }
      for (String route : routes) {
        String address = fill(route, owner.things());
        // Were the id a wrong one, everybody would find nothing.
        assertThat(send(address, owner.credential(), Estates.bodyFor(route)).status())
            .describedAs("%s as its owner", address)
            .isNotIn(401, 403, 404);
      }
    }
    assertThat(tried).isEqualTo(OWNERS.stream().mapToInt(kind -> withAnId(kind).size()).sum());
  }

  @Test
  void refusesAFieldThatItDoesNotKnow() {
    int tried = 0;
    for (String kind : Estates.KINDS) {
      String credential = estates.credentialOf(kind);
      for (String route : rules.patternsFor(kind)) {
        if (takesABody(route)) {
          Answer answer =
              send(
                  fill(route, Estates.examples()),
                  credential,
                  "{\"state\":\"APPROVED\",\"merchantId\":\"another\"}");
          assertThat(answer.status()).describedAs("%s as %s", route, kind).isEqualTo(400);
          assertThat(answer.body()).contains("MALFORMED");
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(20);
  }

  /** Addresses, parameters and bodies as attackers send them. */
  @Test
  void breaksAtNothingAndTellsNothingOfItself() {
    List<String> complaints = new ArrayList<>();
    int tried = 0;
    for (String kind : Estates.KINDS) {
      String credential = estates.credentialOf(kind);
      adapter.becomes(FakeAdapter.Mood.APPROVES);
      for (String route : rules.patternsFor(kind)) {
        for (Attack attack : attacksOn(route)) {
          tried++;
          complaints.addAll(complaintsOf(attack, credential));
        }
      }
    }
    assertThat(complaints).isEmpty();
    assertThat(tried).isGreaterThan(ALL ? 600 : 200);
    // What was tried has changed nothing: nobody was charged, and whoever comes now is served.
    assertThat(adapter.seen()).isEmpty();
    assertThat(town.cashier().charge(town.consumer().code(), won(100)).state())
        .isEqualTo(PaymentState.APPROVED);
  }

  private List<String> complaintsOf(Attack attack, String credential) {
    long begun = System.nanoTime();
    Answer answer = send(attack.address(), credential, attack.body());
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    List<String> complaints = new ArrayList<>();
    if (answer.status() >= 500 || INTERNALS.matcher(answer.body()).find()) {
      complaints.add("broken or talkative: " + attack + ": " + answer);
    }
    if (answer.status() >= 400 && !answer.type().contains("problem+json")) {
      complaints.add("no problem: " + attack + ": " + answer);
    }
    if (took.compareTo(LONGEST) > 0) {
      complaints.add("slept: " + attack + " for " + took);
    }
    return complaints;
  }

  private record Attack(String address, String body) {}

  private record Answer(int status, String type, String body) {}

  private List<Attack> attacksOn(String route) {
    List<Attack> attacks = new ArrayList<>();
    String usual = fill(route, Estates.examples());
    for (String evil : some(EVIL)) {
      if (route.contains("{")) {
        attacks.add(
            new Attack(PART.matcher(route).replaceAll(Matcher.quoteReplacement(evil)), "{}"));
      }
      for (String parameter : parametersOf(route)) {
        attacks.add(new Attack(usual + "?" + parameter + "=" + evil, "{}"));
      }
    }
    if (takesABody(route)) {
      some(EVIL_BODIES).forEach(body -> attacks.add(new Attack(usual, body)));
    }
    return attacks;
  }

  /**
   * Each build sends a third of the attacks, and the whole of them is sent when it is asked for.
   */
  private static List<String> some(List<String> attacks) {
    return ALL ? attacks : attacks.subList(0, 3);
  }

  /** A kind of factor is nobody's own. */
  private List<String> withAnId(String kind) {
    return rules.patternsFor(kind).stream()
        .filter(route -> route.replace("{factor}", "").contains("{"))
        .toList();
  }

  private Stream<HandlerMethod> handlerOf(String route) {
    String[] words = route.split(" ", 2);
    String path = PART.matcher(words[1]).replaceAll("{}");
    return handlers.getHandlerMethods().entrySet().stream()
        .filter(it ->
            it.getKey().getPatternValues().stream()
                    .anyMatch(pattern -> PART.matcher(pattern).replaceAll("{}").equals(path))
                && it.getKey().getMethodsCondition().getMethods().stream()
                    .anyMatch(method -> method.name().equals(words[0])))
        .map(Map.Entry::getValue);
  }

  private boolean takesABody(String route) {
    return handlerOf(route)
        .flatMap(handler -> Stream.of(handler.getMethodParameters()))
        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
  }

  private List<String> parametersOf(String route) {
    return handlerOf(route)
        .flatMap(handler -> Stream.of(handler.getMethodParameters()))
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
        .map(MethodParameter::getParameter)
        .map(Parameter::getName)
        .toList();
  }

  private String fill(String route, Map<String, String> things) {
    return PART.matcher(route)
        .replaceAll(part ->
            Objects.requireNonNull(
                things.get(part.group(1)), () -> "Nobody has an example for " + part.group()));
  }

  private Answer send(String address, String credential, String body) {
    String[] words = address.split(" ", 2);
    var request =
        TestClient.raw(environment, credential)
            .method(HttpMethod.valueOf(words[0]))
            .uri(URI.create(base() + words[1]));
    // So that a stream of events is let in and then refused, rather than held open.
    request.header("Last-Event-ID", "none");
    if (!words[0].equals("GET")) {
      request.contentType(MediaType.APPLICATION_JSON).body(body);
    }
    return Objects.requireNonNull(
        request.exchange((asked, response) ->
            new Answer(
                response.getStatusCode().value(),
                String.valueOf(response.getHeaders().getContentType()),
                new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8))));
  }

  private String base() {
    return "http://localhost:" + environment.getRequiredProperty("local.server.port");
  }
}
