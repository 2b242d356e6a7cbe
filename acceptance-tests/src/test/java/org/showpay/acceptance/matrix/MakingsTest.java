package org.showpay.acceptance.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each square of the matrix is made of. */
class MakingsTest {

  @Test
  void whatIsNotMadeSaysWhy() {
    for (Square square : Square.all()) {
      if (Makings.of(square) instanceof Making.NotMade(String why)) {
        assertThat(why).describedAs(square.toString()).isNotBlank();
      }
    }
  }

  @Test
  void everyLinkIsHarmedInMostWays() {
    for (Way way : Way.values()) {
      Set<Harm> made =
          Square.all().stream()
              .filter(square -> square.way() == way)
              .filter(square -> !(Makings.of(square) instanceof Making.NotMade))
              .map(Square::harm)
              .collect(Collectors.toSet());
      assertThat(made)
          .describedAs(way.toString())
          .contains(Harm.REFUSED, Harm.NOT_ANSWERED, Harm.UNREAD, Harm.REPLY_LOST)
          .hasSizeGreaterThanOrEqualTo(way.toDatabase() ? 8 : 10);
    }
  }
}
