package org.showpay.auth.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a spreadsheet opens and does not run. */
class CsvLinesTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void writesAnApostropheBeforeWhatASpreadsheetWouldCalculate(String formula) {
    assertThat(line(formula)).isEqualTo("\"'" + formula + "\"\r\n");
  }

  @Test
  void leavesNumbersAsTheyAre() {
    assertThat(line(-500L, 0, 12)).isEqualTo("-500,0,12\r\n");
  }

  @Test
  void quotesWhatWouldEndAValue() {
    assertThat(line("a,b", "say \"no\"", null)).isEqualTo("\"a,b\",\"say \"\"no\"\"\",\r\n");
  }

  private static String line(@Nullable Object... values) {
    CsvLines lines = new CsvLines();
    lines.add(values);
    return lines.toString();
  }
}
