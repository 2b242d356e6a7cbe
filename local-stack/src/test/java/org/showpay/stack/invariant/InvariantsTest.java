package org.showpay.stack.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.contracts.trust.ServiceName.CARD_ISSUER;
import static org.showpay.contracts.trust.ServiceName.GATEWAY_ADAPTER;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.showpay.contracts.trust.ServiceName;

/** What can be decided where only some of the services run. */
class InvariantsTest {

  static Stream<Set<ServiceName>> suites() {
    return Stream.of(
        EnumSet.allOf(ServiceName.class),
        EnumSet.of(AUTH_SERVER, GATEWAY_ADAPTER, CARD_ISSUER),
        EnumSet.of(AUTH_SERVER),
        EnumSet.noneOf(ServiceName.class));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void eachOfTheFifteenIsLookedForOrSaidNotToBe(Set<ServiceName> suite) {
    List<String> fifteen = IntStream.rangeClosed(1, 15).mapToObj(n -> "I" + n).toList();
    assertThat(
            Stream.concat(
                Invariants.among(suite).stream().map(Invariant::id),
                Invariants.undecidedAmong(suite).stream().map(Invariants.Undecided::id)))
        .containsExactlyInAnyOrderElementsOf(fifteen);
  }

  @Test
  void withoutTillsAndThePinGeneratorThreeAreNotLookedFor() {
    assertThat(Invariants.undecidedAmong(EnumSet.of(AUTH_SERVER, GATEWAY_ADAPTER, CARD_ISSUER)))
        .extracting(Invariants.Undecided::id)
        .containsExactlyInAnyOrder("I5", "I10", "I11", "I12", "I15");
  }
}
