package org.showpay.auth.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.idempotency.Claim.Answered;
import org.showpay.auth.idempotency.Claim.Granted;
import org.showpay.auth.idempotency.Claim.Running;
import org.showpay.auth.idempotency.Sender.Answer;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many at once, slow ones, and ones whose process died. */
@AuthServerTest
class IdempotencyRacesTest {

  private static final int AT_ONCE = 30;

  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired RequestBook book;
  @Autowired RequestDigests digests;
  @Autowired RunningRequests running;

  private final String key = UUID.randomUUID().toString();
  private final String name = key.substring(0, 30);
  private final String body = "{\"name\": \"" + name + "\"}";
  private Sender operator = new Sender("", "");

  @BeforeEach
  void anOperator() {
    operator =
        new Sender(
            "http://localhost:" + environment.getRequiredProperty("local.server.port"),
            TestKeys.OPERATOR.reveal());
  }

  @Test
  void opensOneMerchantHoweverManyAskAtOnce() throws Exception {
    List<Answer> answers =
        race(Collections.nCopies(AT_ONCE, () -> operator.post("/v1/merchants", body, key)));
    List<Answer> opened = answers.stream().filter(each -> each.status() == 201).toList();
    assertThat(opened).isNotEmpty();
    assertThat(opened).filteredOn(each -> !each.replayed()).hasSize(1);
    assertThat(opened)
        .allSatisfy(each -> assertThat(each.body()).isEqualTo(opened.getFirst().body()));
    assertThat(answers)
        .filteredOn(each -> each.status() != 201)
        .allSatisfy(each -> {
          assertThat(each.code()).isEqualTo("REQUEST_IN_PROGRESS");
          assertThat(each.json().path("nextStep").asString()).isEqualTo("RETRY_SAME");
        });
    assertThat(merchants()).isOne();
  }

  @Test
  void grantsOneOfManyWhereATwinThatLooksFirstGrantsSeveral() throws Exception {
    KeyedRequest request = request(body);
    assertThat(granted(() -> book.claim(request) instanceof Granted)).isOne();
    jdbc.sql("create table if not exists broken_twin (id bytea)").update();
    try {
      CyclicBarrier together = new CyclicBarrier(AT_ONCE);
      assertThat(granted(() -> looksFirst(request, together))).isGreaterThan(1);
    } finally {
      jdbc.sql("drop table broken_twin").update();
    }
  }

  /** What the book would be without its primary key. */
  private boolean looksFirst(KeyedRequest request, CyclicBarrier together) throws Exception {
    long rows =
        jdbc.sql("select count(*) from broken_twin where id = :id")
            .param("id", request.id().bytes())
            .query(Long.class)
            .single();
    if (rows > 0) {
      return false;
    }
    together.await();
    return jdbc.sql("insert into broken_twin values (:id)")
            .param("id", request.id().bytes())
            .update()
        == 1;
  }

  private static long granted(Callable<Boolean> attempt) throws Exception {
    return race(Collections.nCopies(AT_ONCE, attempt)).stream().filter(won -> won).count();
  }

  @Test
  void saysThatARequestIsBeingWorkedOn() throws Exception {
    assertThat(book.claim(request(body))).isInstanceOf(Granted.class);
    Answer answer = operator.post("/v1/merchants", body, key);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("REQUEST_IN_PROGRESS");
    assertThat(operator.post("/v1/merchants", "{\"name\": \"Other\"}", key).detail())
        .contains("another 'name'");
    assertThat(merchants()).isZero();
  }

  @Test
  void doesItALittleLaterWhenTheFirstProcessDied() throws Exception {
    Granted dead = (Granted) book.claim(request(body));
    onceTheLeaseIsOver();
    Answer answer = operator.post("/v1/merchants", body, key);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.replayed()).isFalse();
    Answered late = new Answered(201, null, "late".getBytes(StandardCharsets.UTF_8));
    assertThat(book.keep(request(body), dead.token(), late)).isFalse();
    assertThat(book.release(request(body), dead.token())).isFalse();
    assertThat(operator.post("/v1/merchants", body, key).body()).isEqualTo(answer.body());
    assertThat(merchants()).isOne();
  }

  @Test
  void givesARowThatRanOutToOneOfManyAndOnlyForTheSameContent() throws Exception {
    KeyedRequest request = request(body);
    book.claim(request);
    onceTheLeaseIsOver();
    assertThat(book.claim(request("{\"name\": \"Other\"}"))).isEqualTo(new Claim.Differs("name"));
    assertThat(granted(() -> book.claim(request) instanceof Granted)).isOne();
  }

  @Test
  void renewsEachOfItsOwnAndNoneThatSomebodyElseTookOver() {
    List<KeyedRequest> own = List.of(named("First"), named("Second"));
    KeyedRequest overtaken = named("Overtaken");
    List<UUID> tokens = new ArrayList<>(own.stream().map(this::token).toList());
    tokens.add(token(overtaken));
    onceTheLeaseIsOver();
    assertThat(book.claim(overtaken)).isInstanceOf(Granted.class);
    running.began(own.getFirst(), tokens.getFirst());
    running.began(own.getLast(), tokens.get(1));
    running.began(overtaken, tokens.getLast());
    onceTheLeaseIsOver();
    running.renewAll();
    tokens.forEach(running::ended);
    assertThat(own).allSatisfy(each -> assertThat(book.claim(each)).isInstanceOf(Running.class));
    assertThat(book.claim(overtaken)).isInstanceOf(Granted.class);
  }

  private KeyedRequest named(String merchant) {
    return request("{\"name\": \"" + merchant + "\"}", UUID.randomUUID().toString());
  }

  private UUID token(KeyedRequest request) {
    return ((Granted) book.claim(request)).token();
  }

  @Test
  void doesNotTakeASlowRequestForADeadOne() {
    KeyedRequest request = request(body);
    Granted slow = (Granted) book.claim(request);
    running.began(request, slow.token());
    onceTheLeaseIsOver();
    running.renewAll();
    running.ended(slow.token());
    assertThat(book.claim(request)).isInstanceOf(Running.class);
    Answered answer = new Answered(201, null, new byte[0]);
    assertThat(book.keep(request, slow.token(), answer)).isTrue();
    assertThat(book.claim(request)).isInstanceOf(Answered.class);
  }

  @Test
  void forgetsAnAnswerAfterSevenDays() throws Exception {
    operator.post("/v1/merchants", body, key);
    jdbc.sql("update idempotent_request set started_at = started_at - interval '7 days 1 second'")
        .update();
    Answer other = operator.post("/v1/merchants", "{\"name\": \"Another\"}", key);
    assertThat(other.status()).isEqualTo(201);
    jdbc.sql("update idempotent_request set started_at = started_at - interval '7 days 1 second'")
        .update();
    assertThat(book.forget()).isPositive();
    assertThat(jdbc.sql("select count(*) from idempotent_request").query(Long.class).single())
        .isZero();
    assertThat(
            jdbc.sql("select count(*) from scheduled_tasks where task_name like '%-cleaning'")
                .query(Long.class)
                .single())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void opensNoAnswerInTheRowOfAnother() {
    KeyedRequest mine = request(body);
    book.keep(
        mine, ((Granted) book.claim(mine)).token(), new Answered(200, null, new byte[] {1, 2}));
    KeyedRequest other = request("{\"name\": \"Other\"}", UUID.randomUUID().toString());
    Granted granted = (Granted) book.claim(other);
    jdbc.sql(
            """
            update idempotent_request
               set state = 'DONE', token = null, lease_until = null, status = 200,
                   body = (select body from idempotent_request where id = :mine)
             where token = :token
            """)
        .param("mine", mine.id().bytes())
        .param("token", granted.token())
        .update();
    assertThatThrownBy(() -> book.claim(other)).hasMessageContaining("its row was changed");
  }

  /**
   * Two card companies may be asked for 14 s; the till has its final answer within 45 s, and the
   * payment takes its time once it is let in.
   */
  @Test
  void keepsTheTillOfADeadProcessWaitingForAThirdOfItsTime() {
    Granted granted = (Granted) book.claim(request(body));
    assertThat(
            jdbc.sql(
                    """
                    select extract(epoch from lease_until - started_at)
                      from idempotent_request where token = :token
                    """)
                .param("token", granted.token())
                .query(Double.class)
                .single())
        .isEqualTo(15.0);
  }

  private void onceTheLeaseIsOver() {
    jdbc.sql(
            "update idempotent_request set lease_until = now() - interval '1 millisecond'"
                + " where state = 'RUNNING'")
        .update();
  }

  private KeyedRequest request(String content) {
    return request(content, key);
  }

  private KeyedRequest request(String content, String anyKey) {
    return digests.of(
        new Arrival("operator", "POST /v1/merchants", anyKey, ""),
        content.getBytes(StandardCharsets.UTF_8));
  }

  private long merchants() {
    return jdbc.sql("select count(*) from merchant where name = :name")
        .param("name", name)
        .query(Long.class)
        .single();
  }

  private static <T> List<T> race(List<Callable<T>> tries) throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> each : callers.invokeAll(tries)) {
        results.add(each.get());
      }
      return results;
    }
  }
}
