package org.showpay.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.showpay.acceptance.fuzz.answer.Sender;
import org.showpay.acceptance.fuzz.document.Document;
import org.showpay.acceptance.fuzz.document.Fit;
import org.showpay.acceptance.fuzz.document.Operation;
import org.showpay.acceptance.fuzz.shot.Chance;
import org.showpay.acceptance.fuzz.shot.Memory;
import org.showpay.acceptance.fuzz.shot.Shot;
import org.showpay.acceptance.fuzz.shot.Spoiler;
import org.showpay.acceptance.fuzz.shot.Spoiling;
import org.showpay.acceptance.fuzz.shot.Wish;
import org.showpay.contracts.trust.ServiceName;
import tools.jackson.databind.json.JsonMapper;

/** What is made of the documents that are checked in. */
class MadeRequestsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path CHECKOUT = Path.of("..");
  private static final int TIMES = 20;

  private final List<Operation> operations = all();

  @Test
  void aGoodBodyFitsItsSchema() {
    int made = 0;
    for (Operation operation : operations) {
      for (int i = 0; i < TIMES && operation.input().body().isPresent(); i++) {
        Shot shot = shot(operation, Spoiling.NOTHING, i, i % 2 == 0 ? Wish.ANY : faithful());
        assertThat(
                Fit.complaints(
                    JSON.readTree(shot.content()), operation.input().body().orElseThrow()))
            .describedAs("%s: %s", operation.id(), shot.content())
            .isEmpty();
        made++;
      }
    }
    assertThat(made).isGreaterThan(TIMES * 80);
  }

  @Test
  void everyOperationCanBeAskedInEveryWayThatThereIs() {
    for (Operation operation : operations) {
      for (int i = 0; i < TIMES; i++) {
        Spoiling how = spoiler(i).way(operation);
        Shot shot = shot(operation, how, i, Wish.ANY);
        assertThat(shot.line().address()).doesNotContain("{").doesNotContain(" ");
        assertThat(!how.isOfTheBody() || operation.input().body().isPresent()).isTrue();
      }
    }
  }

  @Test
  void theSameSeedAndNumberAskTheSame() {
    for (Operation operation : operations) {
      Shot first = shot(operation, spoiler(7).way(operation), 7, Wish.ANY);
      Shot second = shot(operation, spoiler(7).way(operation), 7, Wish.ANY);
      assertThat(first.inWords()).isEqualTo(second.inWords());
    }
    assertThat(texts(1)).isNotEqualTo(texts(2));
  }

  @Test
  void whatWasAnsweredIsAskedForNext() {
    Operation fill =
        Document.parse(ServiceName.CARD_ISSUER, SomeService.DOCUMENT).operations().getFirst();
    Memory memory = Memory.empty();
    memory.keep(
        JSON.readTree(SomeService.CUP),
        Objects.requireNonNull(fill.told(200).orElseThrow().content().get("application/json")));
    Shot next = new Spoiler(memory, new Chance(1, 1)).shot(fill, Spoiling.NOTHING, "", faithful());
    assertThat(next.line().address()).isEqualTo("/v1/cups/cup_00ff");
  }

  /** Its steps are operations of ours, for callers from outside, and long enough to count. */
  @Test
  void everyTrailCanBeWalked() throws IOException {
    Map<String, Operation> byId =
        operations.stream().collect(Collectors.toMap(Operation::id, Function.identity()));
    for (List<Trails.Step> trail : Trails.read()) {
      assertThat(trail).hasSizeGreaterThanOrEqualTo(8);
      for (Trails.Step step : trail) {
        assertThat(byId).containsKey(step.operation());
        assertThat(Objects.requireNonNull(byId.get(step.operation())).internal()).isFalse();
      }
    }
    Sender nobody = new Sender(it -> URI.create("http://localhost"));
    for (ServiceName service : ServiceName.values()) {
      assertThat(new Plan(CHECKOUT).outside(service, nobody).trails()).isNotEmpty();
    }
  }

  private List<String> texts(long number) {
    return operations.stream()
        .map(it -> shot(it, Spoiling.NOTHING, number, Wish.ANY).inWords())
        .toList();
  }

  private static Wish faithful() {
    return new Wish(true, Map.of());
  }

  private static Spoiler spoiler(long number) {
    return new Spoiler(Memory.empty(), new Chance(20011115, number));
  }

  private static Shot shot(Operation operation, Spoiling how, long number, Wish wish) {
    return spoiler(number).shot(operation, how, "", wish);
  }

  private static List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    Stream.of(ServiceName.values())
        .forEach(it -> {
          try {
            all.addAll(Document.of(it, CHECKOUT).operations());
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    return all;
  }
}
