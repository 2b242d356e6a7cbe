package org.showpay.acceptance.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.acceptance.record.Run;

/** What is read of PIT's report and of the page that judges survivors, and what comes of both. */
class MutantsVerdictTest {

  private static final String ROW =
      "| `Move` | `isLegal` | removed call to org.showpay.Move::note | it says nothing |\n";

  private final StringWriter said = new StringWriter();

  @TempDir Path folder;

  @Test
  void readsWhatPitWrites() throws IOException {
    List<Mutant> mutants = MutationReport.read(report("KILLED", "SURVIVED", "NO_COVERAGE"));
    assertThat(mutants).hasSize(3);
    assertThat(mutants.getFirst())
        .isEqualTo(
            new Mutant(
                "org.showpay.auth.payment",
                "Move",
                "isLegal",
                42,
                "removed call to org.showpay.Move::note",
                "KILLED"));
    assertThat(mutants).extracting(Mutant::isKilled).containsExactly(true, false, false);
    assertThat(mutants).extracting(Mutant::part).containsOnly("payment");
  }

  @Test
  void countsOnlyWhatATestHasNoticed() throws IOException {
    List<Mutant> mutants =
        MutationReport.read(
            report("TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR", "NON_VIABLE", "STARTED"));
    assertThat(mutants)
        .extracting(Mutant::isKilled)
        .containsExactly(true, true, false, false, false);
  }

  @Test
  void countsWhatIsInAReportThatIsNotWhole() throws IOException {
    Path begun = folder.resolve("begun.xml");
    assertThat(MutationReport.begun(begun)).isZero();
    Files.writeString(begun, "<mutations>\n" + mutation("KILLED") + "<mutation detected='tr");
    assertThat(MutationReport.begun(begun)).isEqualTo(2);
    assertThatThrownBy(() -> MutationReport.read(begun)).isInstanceOf(IOException.class);
  }

  @Test
  void holdsWhereEnoughAreKilledAndTheRestIsJudged() throws IOException {
    assertThat(judged(ROW.repeat(3), 17, 3)).isZero();
    assertThat(said.toString())
        .contains("killed 17 of 20, 85.0 %", "killed or judged 20 of 20, 100.0 %", "2 of 2 hold");
  }

  @Test
  void aSurvivorIsNotJudgedByTheRowOfAnother() throws IOException {
    assertThat(judged(ROW.repeat(2), 17, 3)).isOne();
    assertThat(said.toString())
        .contains("survivor Move.isLegal line 42", "BROKEN  every survivor is judged")
        .contains("1 of 2 hold");
  }

  @Test
  void whatIsJudgedIsNotKilled() throws IOException {
    assertThat(judged(ROW.repeat(4), 16, 4)).isOne();
    assertThat(said.toString()).contains("killed 16 of 20, 80.0 %", "1 of 2 hold");
  }

  @Test
  void namesARowThatMeetsNoSurvivor() throws IOException {
    assertThat(judged(ROW, 20, 0)).isZero();
    assertThat(said.toString()).contains("met by no survivor: Move.isLegal");
  }

  @Test
  void aRowWithoutAReasonJudgesNothing() throws IOException {
    assertThat(judged(ROW.replace("it says nothing", ""), 19, 1)).isOne();
  }

  @Test
  void noMutantsAreNoSuccess() throws IOException {
    assertThat(judged("", 0, 0)).isOne();
  }

  private int judged(String rows, int killed, int survived) throws IOException {
    Path page = folder.resolve("mutants.md");
    Files.writeString(
        page, "| class | method | change | why |\n| --- | --- | --- | --- |\n" + rows);
    List<String> ends = new ArrayList<>();
    for (int i = 0; i < killed + survived; i++) {
      ends.add(i < killed ? "KILLED" : "SURVIVED");
    }
    Run run = new Run("mutants", folder, new PrintWriter(said, true));
    List<Mutant> mutants = MutationReport.read(report(ends.toArray(String[]::new)));
    new MutantsVerdict(run, mutants, Judgements.read(page)).judge();
    return run.end(false);
  }

  private Path report(String... ends) throws IOException {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.append("<mutations partial=\"true\">\n");
    for (String end : ends) {
      text.append(mutation(end));
    }
    return Files.writeString(folder.resolve("mutations.xml"), text.append("</mutations>\n"));
  }

  private static String mutation(String end) {
    return """
    <mutation detected='true' status='%s' numberOfTestsRun='1'><sourceFile>Move.java</sourceFile>\
    <mutatedClass>org.showpay.auth.payment.Move</mutatedClass>\
    <mutatedMethod>isLegal</mutatedMethod><methodDescription>()Z</methodDescription>\
    <lineNumber>42</lineNumber><mutator>org.pitest.VoidMethodCallMutator</mutator>\
    <indexes><index>5</index></indexes><blocks><block>1</block></blocks><killingTest/>\
    <description>removed call to org.showpay.Move::note</description></mutation>
    """
        .formatted(end);
  }
}
