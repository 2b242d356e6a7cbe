package org.showpay.auth.console.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the charts show, and the tables beside them.
 *
 * @param hours the last day's, as they are written
 * @param outcomes how many payments of each hour ended in which way
 * @param reasons why payments were refused, the most frequent first
 * @param times how long card companies took, in milliseconds
 */
public record Figures(
    List<String> hours, List<Series> outcomes, List<Reason> reasons, List<Series> times) {

  /** One number for each hour; none where there was nothing. */
  public record Series(String name, List<@Nullable Long> values) {}

  /** How often a payment was refused for this. */
  public record Reason(String name, long count) {}
}
