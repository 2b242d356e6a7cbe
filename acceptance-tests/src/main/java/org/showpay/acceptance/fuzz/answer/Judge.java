package org.showpay.acceptance.fuzz.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.showpay.acceptance.fuzz.document.Fit;
import org.showpay.acceptance.fuzz.document.Operation;
import org.showpay.acceptance.fuzz.document.Schema;
import org.showpay.acceptance.fuzz.document.Told;
import org.showpay.acceptance.fuzz.shot.Shot;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says what is wrong with an answer, by what the document tells of it. */
public final class Judge {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PROBLEM = "application/problem+json";
  private static final String PROBLEMS_CODE = "code";

  /** What the server itself refuses, of whatever operation: each document says so by default. */
  private static final Set<Integer> GENERAL = Set.of(400, 405, 406, 413, 414, 415, 431);

  /** What is not reached, or not by this caller. */
  private static final Set<Integer> ELSEWHERE = Set.of(401, 403, 404);

  private static final int ERROR = 400;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  /** Said on purpose, while nothing is broken: what is full, switched off or asked elsewhere. */
  private static final Set<String> DELIBERATE =
      Set.of(
          "TOO_MANY_PAYMENTS",
          "STREAMS_FULL",
          "NO_FREE_CODE",
          "COMPANY_SILENT",
          "FILE_UNAVAILABLE",
          "COMPANY_FILE_UNAVAILABLE",
          "NO_NETWORK",
          "NO_ANSWER");

  private static final Pattern INSIDE =
      Pattern.compile(
          "\\w(?:Exception|Error)\\b|\\bat (?:org|java|jakarta|tools)\\.|SQLState|PSQL|jdbc:"
              + "|ERROR: |\\borg\\.(?:showpay|springframework|apache|postgresql|hibernate)\\."
              + "|\\bjava\\.(?:lang|util|io)\\.|(?i:\\binsert into \\w+ \\()");

  private final Schema problem;
  private final List<String> secrets;

  /**
   * One for a service.
   *
   * @param problem what every error is
   * @param secrets what nobody is ever told
   */
  public Judge(Schema problem, List<String> secrets) {
    this.problem = problem;
    this.secrets = secrets;
  }

  /** All that is wrong, a line for each that begins with what kind of thing it is. */
  public List<String> complaints(Shot shot, Reply reply) {
    List<String> complaints = new ArrayList<>();
    lookForInside(reply, complaints);
    boolean bodiless = shot.line().method().equals("HEAD");
    if (reply.status() >= SERVER_ERROR && !isDeliberate(shot.operation(), reply, bodiless)) {
      complaints.add("SERVER ERROR: %d %s".formatted(reply.status(), code(reply)).strip());
    }
    if (reply.status() >= ERROR && !bodiless) {
      lookAtError(shot, reply, complaints);
    }
    if (shot.spoiling().isNotAllowed()
        && reply.status() != UNAUTHORIZED
        && reply.status() != FORBIDDEN) {
      complaints.add("LET IN: " + reply.status() + " though nobody may who asks so");
    }
    lookAtStatus(shot, reply, complaints);
    return complaints;
  }

  private void lookForInside(Reply reply, List<String> complaints) {
    Matcher inside = INSIDE.matcher(reply.body());
    if (inside.find()) {
      complaints.add("TELLS OF ITS INSIDE: " + inside.group());
    }
    if (secrets.stream().anyMatch(reply.body()::contains)) {
      complaints.add("TELLS A SECRET");
    }
  }

  private void lookAtError(Shot shot, Reply reply, List<String> complaints) {
    Operation operation = shot.operation();
    if (!reply.type().equals(PROBLEM)) {
      complaints.add("NO PROBLEM: %d is '%s'".formatted(reply.status(), reply.type()));
      return;
    }
    try {
      JsonNode body = JSON.readTree(reply.body());
      Fit.complaints(body, problem).forEach(it -> complaints.add("NO PROBLEM: " + it));
      String code = code(reply);
      Optional<Told> told = operation.told(reply.status());
      boolean here = !shot.spoiling().leadsElsewhere() && !mayBePassedOn(operation, reply);
      if (here && told.isPresent() && !told.get().tellsOf(code)) {
        complaints.add("CODE NOT TOLD: %d %s".formatted(reply.status(), code));
      }
    } catch (JacksonException notJson) {
      complaints.add("NO PROBLEM: it is not JSON");
    }
  }

  /** What has no body cannot say why: that it says when to come back must do. */
  private static boolean isDeliberate(Operation operation, Reply reply, boolean bodiless) {
    if (reply.status() == UNAVAILABLE
        && (reply.headers().firstValue("Retry-After").isEmpty()
            || !(bodiless || DELIBERATE.contains(code(reply))))) {
      return false;
    }
    return operation.told(reply.status()).isPresent();
  }

  /** The code of a problem; empty where it has none. */
  private static String code(Reply reply) {
    return reply.json().map(it -> it.path(PROBLEMS_CODE).asString("")).orElse("");
  }

  private static void lookAtStatus(Shot shot, Reply reply, List<String> complaints) {
    Optional<Told> told = shot.operation().told(reply.status());
    if (shot.spoiling().leadsElsewhere()) {
      // What is done there is judged where it is meant.
      if (!reply.isDone() && told.isEmpty() && !isGeneral(reply, ELSEWHERE)) {
        complaints.add("STATUS NOT TOLD: " + reply.status());
      }
    } else if (told.isEmpty()
        && !isGeneral(reply, Set.of())
        && !mayBePassedOn(shot.operation(), reply)) {
      complaints.add("STATUS NOT TOLD: " + reply.status());
    } else if (told.isPresent() && reply.isDone()) {
      lookAtBody(told.get(), reply, complaints);
    }
  }

  private static boolean mayBePassedOn(Operation operation, Reply reply) {
    return operation.passesOn() && reply.status() >= ERROR && reply.status() < SERVER_ERROR;
  }

  private static boolean isGeneral(Reply reply, Set<Integer> more) {
    return GENERAL.contains(reply.status())
        || more.contains(reply.status())
        || reply.status() >= SERVER_ERROR;
  }

  private static void lookAtBody(Told told, Reply reply, List<String> complaints) {
    if (told.content().isEmpty()) {
      if (!reply.body().isEmpty()) {
        complaints.add("BODY NOT TOLD: there is one");
      }
      return;
    }
    String type = reply.type();
    Optional<Schema> schema =
        told.content().entrySet().stream()
            .filter(it -> it.getKey().split(";", 2)[0].equals(type))
            .map(it -> it.getValue())
            .findFirst();
    if (schema.isEmpty()) {
      complaints.add("BODY NOT TOLD: it is '" + type + "'");
    } else if (type.equals("application/json")) {
      lookAtJson(schema.get(), reply, complaints);
    }
  }

  private static void lookAtJson(Schema schema, Reply reply, List<String> complaints) {
    try {
      Fit.complaints(JSON.readTree(reply.body()), schema)
          .forEach(it -> complaints.add("BODY DOES NOT FIT: " + it));
    } catch (JacksonException notJson) {
      complaints.add("BODY DOES NOT FIT: it is not JSON");
    }
  }
}
