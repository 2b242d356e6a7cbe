package org.showpay.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.acceptance.fuzz.answer.Judge;
import org.showpay.acceptance.fuzz.answer.Sender;
import org.showpay.acceptance.fuzz.document.Document;
import org.showpay.acceptance.fuzz.document.Operation;
import org.showpay.acceptance.fuzz.shot.Chance;
import org.showpay.acceptance.fuzz.shot.Memory;
import org.showpay.acceptance.fuzz.shot.Shot;
import org.showpay.acceptance.fuzz.shot.Spoiler;
import org.showpay.acceptance.fuzz.shot.Spoiling;
import org.showpay.acceptance.fuzz.shot.Wish;
import org.showpay.contracts.trust.ServiceName;

/** A service that breaks, talks too much or does not do as its document says is caught. */
class JudgeTest {

  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String SECRET = "correct-horse-battery";

  private final Document document = Document.parse(ServiceName.CARD_ISSUER, SomeService.DOCUMENT);
  private final Operation fill = document.operations().getFirst();
  private final Judge judge = new Judge(document.problem(), List.of(SECRET));

  private SomeService service;

  @BeforeEach
  void aService() throws Exception {
    service = SomeService.start();
    service.answers(200, JSON, SomeService.CUP);
  }

  @AfterEach
  void isOver() {
    service.close();
  }

  @Test
  void hasNothingAgainstWhatTheDocumentTells() throws Exception {
    assertThat(complaints(Spoiling.NOTHING)).isEmpty();
    service.answers(404, PROBLEM, SomeService.problem(404, "CUP_UNKNOWN"));
    assertThat(complaints(Spoiling.NOTHING)).isEmpty();
    service.answers(415, PROBLEM, SomeService.problem(415, "UNSUPPORTED_MEDIA_TYPE"));
    assertThat(complaints(Spoiling.CONTENT_TYPE)).isEmpty();
    service.answers(401, PROBLEM, SomeService.problem(401, "UNAUTHORIZED"));
    assertThat(complaints(Spoiling.METHOD)).isEmpty();
  }

  @Test
  void catchesWhatBreaks() throws Exception {
    service.answers(500, PROBLEM, SomeService.problem(500, "INTERNAL"));
    assertThat(complaints(Spoiling.NOTHING)).containsExactly("SERVER ERROR: 500 INTERNAL");
  }

  @Test
  void catchesWhatBreaksWithoutABodyThatSaysSo() throws Exception {
    service.answers(500, "text/html", "");
    assertThat(complaints(Spoiling.NOTHING))
        .containsExactlyInAnyOrder("SERVER ERROR: 500", "NO PROBLEM: 500 is 'text/html'");
    service.answers(500, PROBLEM, "");
    assertThat(complaintsOfHead()).containsExactly("SERVER ERROR: 500");
    service.answers(503, PROBLEM, "");
    assertThat(complaintsOfHead()).containsExactly("SERVER ERROR: 503");
    service.says("Retry-After", "2");
    assertThat(complaintsOfHead()).isEmpty();
  }

  @Test
  void takesNo503ButOneThatIsMeantAndSaysWhenToComeBack() throws Exception {
    service.answers(503, PROBLEM, SomeService.problem(503, "NO_FREE_CODE"));
    assertThat(complaints(Spoiling.NOTHING)).containsExactly("SERVER ERROR: 503 NO_FREE_CODE");
    service.says("Retry-After", "2");
    assertThat(complaints(Spoiling.NOTHING)).isEmpty();
    service.answers(503, PROBLEM, SomeService.problem(503, "DATABASE_FAILS"));
    service.says("Retry-After", "2");
    assertThat(complaints(Spoiling.NOTHING)).containsExactly("SERVER ERROR: 503 DATABASE_FAILS");
  }

  @Test
  void catchesWhatTellsOfItsInside() throws Exception {
    for (String leak :
        List.of(
            "java.lang.IllegalStateException",
            "at org.showpay.auth.Payments.find(Payments.java:12)",
            "org.postgresql.util.PSQLException: ERROR: relation",
            SECRET)) {
      service.answers(404, PROBLEM, SomeService.problem(404, "CUP_UNKNOWN").replace("No", leak));
      assertThat(complaints(Spoiling.NOTHING)).singleElement().asString().startsWith("TELLS");
    }
  }

  @Test
  void catchesAStatusAndACodeThatAreNotTold() throws Exception {
    service.answers(409, PROBLEM, SomeService.problem(409, "FULL"));
    assertThat(complaints(Spoiling.NOTHING)).containsExactly("STATUS NOT TOLD: 409");
    service.answers(202, JSON, SomeService.CUP);
    assertThat(complaints(Spoiling.NOTHING)).containsExactly("STATUS NOT TOLD: 202");
    service.answers(404, PROBLEM, SomeService.problem(404, "NO_SUCH_CUP"));
    assertThat(complaints(Spoiling.NOTHING)).containsExactly("CODE NOT TOLD: 404 NO_SUCH_CUP");
  }

  @Test
  void catchesAnErrorThatIsNoProblem() throws Exception {
    service.answers(404, "text/html", "<h1>Not Found</h1>");
    assertThat(complaints(Spoiling.NOTHING)).containsExactly("NO PROBLEM: 404 is 'text/html'");
    service.answers(404, PROBLEM, "{\"title\":\"No\",\"status\":404,\"code\":\"CUP_UNKNOWN\"}");
    assertThat(complaints(Spoiling.NOTHING))
        .singleElement()
        .asString()
        .startsWith("NO PROBLEM: .nextStep is not there");
  }

  @Test
  void catchesABodyThatDoesNotFit() throws Exception {
    for (String body :
        List.of(
            "[]",
            "{",
            "{\"cup\":\"cup_00ff\"}",
            "{\"cup\":\"mug_00ff\",\"filledAt\":\"2026-11-26T09:30:00Z\"}",
            "{\"cup\":\"cup_00ff\",\"filledAt\":\"yesterday\"}",
            "{\"cup\":\"cup_00ff\",\"filledAt\":null}")) {
      service.answers(200, JSON, body);
      assertThat(complaints(Spoiling.NOTHING))
          .describedAs(body)
          .isNotEmpty()
          .allMatch(it -> it.startsWith("BODY DOES NOT FIT: "));
    }
    service.answers(200, "text/plain", SomeService.CUP);
    assertThat(complaints(Spoiling.NOTHING)).containsExactly("BODY NOT TOLD: it is 'text/plain'");
  }

  @Test
  void catchesWhoIsLetInAndMayNot() throws Exception {
    assertThat(complaints(Spoiling.NOBODY)).singleElement().asString().startsWith("LET IN: 200");
    service.answers(401, PROBLEM, SomeService.problem(401, "UNAUTHORIZED"));
    assertThat(complaints(Spoiling.STRANGER)).containsExactly("STATUS NOT TOLD: 401");
  }

  private List<String> complaintsOfHead() throws Exception {
    Shot.Line line = new Shot.Line("HEAD", "/v1/cups/cup_00ff");
    Shot shot = new Shot(fill, Spoiling.METHOD, line, List.of(), "");
    return judge.complaints(shot, new Sender(it -> service.address()).send(shot));
  }

  private List<String> complaints(Spoiling how) throws Exception {
    Spoiler spoiler = new Spoiler(Memory.empty(), new Chance(1, 1));
    Shot shot = spoiler.shot(fill, how, "", Wish.ANY);
    return judge.complaints(shot, new Sender(it -> service.address()).send(shot));
  }
}
