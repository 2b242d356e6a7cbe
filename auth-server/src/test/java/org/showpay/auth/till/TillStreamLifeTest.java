package org.showpay.auth.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.showpay.auth.till.Decisions.News;
import org.showpay.auth.till.TillStream.Pace;
import org.showpay.contracts.merchant.TerminalId;
import tools.jackson.databind.json.JsonMapper;

/** How a stream ends, and how many there may be. */
@Timeout(10)
class TillStreamLifeTest {

  private static final News NOTHING = News.none(new Position(735, List.of(731L, 733L)));
  private static final Duration LONG = Duration.ofMinutes(10);

  @Test
  void beginsWithAPositionAndShowsThatItIsThereUntilItsTimeIsOver() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    stream(Duration.ofMillis(20), Duration.ofSeconds(1)).run(NOTHING.upTo(), NOTHING, out);
    String told = out.toString(StandardCharsets.UTF_8);
    assertThat(told).startsWith("retry: 1000\nid: 735:731,733\n\n:\n\n:\n\n");
    assertThat(told.substring(told.indexOf("\n\n") + 2)).matches("(:\n\n){2,60}");
  }

  @Test
  void endsAtOnceWhenItIsToldTo() throws Exception {
    TillStream stream = stream(LONG, LONG);
    Thread ending = Thread.ofVirtual().start(stream::end);
    stream.run(NOTHING.upTo(), NOTHING, new ByteArrayOutputStream());
    ending.join();
  }

  @Test
  void endsWhenItsTillReadsTooSlowly() throws Exception {
    TillStream stream = stream(LONG, LONG);
    for (int i = 0; i < 300; i++) {
      stream.hear(NOTHING);
    }
    stream.run(NOTHING.upTo(), NOTHING, new ByteArrayOutputStream());
  }

  @Test
  void endsWhenItsTillIsGone() {
    TillStream stream = stream(Duration.ofMillis(10), LONG);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> stream.run(NOTHING.upTo(), NOTHING, new HungUp()));
  }

  @Test
  void holdsAFewOfATerminalAndSoManyInAll() {
    List<String> ended = new ArrayList<>();
    HeldRequests<HeldRequests.Held> held = new HeldRequests<>(2, 3);
    TerminalId one = TerminalId.next();
    assertThat(held.hold(one, () -> ended.add("first"))).isTrue();
    assertThat(held.hold(one, () -> ended.add("second"))).isTrue();
    assertThat(held.hold(one, () -> ended.add("third"))).isTrue();
    assertThat(ended).containsExactly("first");
    assertThat(held.hold(TerminalId.next(), () -> ended.add("another's"))).isTrue();
    assertThat(held.hold(TerminalId.next(), () -> ended.add("too many"))).isFalse();
    assertThat(held.count()).isEqualTo(3);
    held.close();
    assertThat(ended).containsExactlyInAnyOrder("first", "second", "third", "another's");
    assertThat(held.hold(one, () -> ended.add("too late"))).isFalse();
  }

  @Test
  void aPositionKnowsWhatItHasNotSeen() {
    Position position = Position.ofSnapshot("731:735:731,733");
    assertThat(position).isEqualTo(NOTHING.upTo()).isEqualTo(Position.read(position.text()));
    assertThat(List.of(730L, 732L, 734L)).allMatch(position::hasSeen);
    assertThat(List.of(731L, 733L, 735L, 736L)).noneMatch(position::hasSeen);
    assertThat(Position.read(Position.ofSnapshot("735:735:").text()).running()).isEmpty();
  }

  private static TillStream stream(Duration heartbeat, Duration life) {
    return new TillStream(JsonMapper.shared(), new Pace(heartbeat, life));
  }

  /** A connection of which the other end is gone, as the second write notices. */
  private static final class HungUp extends OutputStream {

    private int writes;

    @Override
    public void write(int b) throws IOException {
      throw new IOException("gone");
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      if (writes++ > 0) {
        throw new IOException("gone");
      }
    }
  }
}
