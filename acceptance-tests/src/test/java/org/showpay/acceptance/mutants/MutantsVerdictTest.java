package org.showpay.acceptance.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.acceptance.mutants.Mutant.Line;
import org.showpay.acceptance.record.Run;

/** What is read of PIT's report and of the page that judges survivors, and what comes of both. */
class MutantsVerdictTest {

  private static final String ROW =
      "| `org.showpay.auth.payment.Move` | `isLegal` | `note(from \\| to);` |"
          + " removed call to org.showpay.Move::note | it says nothing |\n";

  private final StringWriter said = new StringWriter();

  @TempDir Path folder;

  @BeforeEach
  void thereIsASource() throws IOException {
    Path sources =
        Files.createDirectories(folder.resolve("src/main/java/org/showpay/auth/payment"));
    Files.write(
        sources.resolve("Move.java"), List.of("", "", "    note(from | to);", "  other();"));
  }

  @Test
  void readsWhatPitWritesAndTheLineThatItWasAbout() throws IOException {
    List<Mutant> mutants = report("KILLED", "SURVIVED", "NO_COVERAGE").read();
    assertThat(mutants).hasSize(3);
    assertThat(mutants.getFirst())
        .isEqualTo(
            new Mutant(
                "org.showpay.auth.payment.Move",
                "isLegal",
                new Line(3, "note(from | to);"),
                "removed call to org.showpay.Move::note",
                "KILLED"));
    assertThat(mutants).extracting(Mutant::isKilled).containsExactly(true, false, false);
    assertThat(mutants).extracting(Mutant::part).containsOnly("payment");
  }

  @Test
  void countsOnlyWhatATestHasNoticed() throws IOException {
    assertThat(report("TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR", "NON_VIABLE", "STARTED").read())
        .extracting(Mutant::isKilled)
        .containsExactly(true, true, false, false, false);
  }

  @Test
  void countsWhatIsInAReportThatIsNotWhole() throws IOException {
    MutationReport begun = MutationReport.of(folder);
    assertThat(begun.begun()).isZero();
    write("<mutations>\n" + mutation("KILLED", 3) + "<mutation detected='tr");
    assertThat(begun.begun()).isEqualTo(2);
    assertThatThrownBy(begun::read).isInstanceOf(IOException.class);
  }

  @Test
  void aReportOfOtherSourcesIsNotRead() throws IOException {
    write("<mutations>" + mutation("KILLED", 5) + "</mutations>");
    assertThatThrownBy(() -> MutationReport.of(folder).read()).hasMessageContaining("no line 5");
  }

  @Test
  void holdsWhereEnoughAreKilledAndTheRestIsJudged() throws IOException {
    assertThat(judged(ROW.repeat(3), ends(17, 3))).isZero();
    assertThat(said.toString())
        .contains("killed 17 of 20, 85.0 %", "killed or judged 20 of 20, 100.0 %", "4 of 4 hold");
  }

  @Test
  void aSurvivorIsNotJudgedByTheRowOfAnother() throws IOException {
    assertThat(judged(ROW.repeat(2), ends(17, 3))).isOne();
    assertThat(said.toString())
        .contains("survivor org.showpay.auth.payment.Move.isLegal line 3, note(from | to);")
        .contains("BROKEN  every survivor is judged", "3 of 4 hold");
  }

  @Test
  void aSurvivorIsNotJudgedByTheRowOfAnotherLineOrPackage() throws IOException {
    assertThat(judged(ROW.replace("note(from", "note(to"), ends(19, 1))).isOne();
    assertThat(judged(ROW.replace("payment", "operation"), ends(19, 1))).isOne();
    assertThat(said.toString()).doesNotContain("judged   ");
  }

  @Test
  void whatIsJudgedIsNotKilled() throws IOException {
    assertThat(judged(ROW.repeat(4), ends(16, 4))).isOne();
    assertThat(said.toString()).contains("killed 16 of 20, 80.0 %", "3 of 4 hold");
  }

  @Test
  void aRowThatMeetsNoSurvivorDoesNotHold() throws IOException {
    assertThat(judged(ROW, ends(20, 0))).isOne();
    assertThat(said.toString())
        .contains("BROKEN  every judgement meets its survivor")
        .contains("org.showpay.auth.payment.Move.isLegal, note(from | to);: removed call");
  }

  @Test
  void aRowIsMetByAMutantThatNeverEnded() throws IOException {
    List<String> ends = ends(18, 0);
    ends.addAll(List.of("TIMED_OUT", "MEMORY_ERROR"));
    assertThat(judged(ROW, ends)).isZero();
    assertThat(said.toString())
        .contains("killed 20 of 20, 100.0 % (of these 1 never ended, 1 without memory)");
  }

  @Test
  void aRowWithoutAReasonJudgesNothing() throws IOException {
    assertThat(judged(ROW.replace("it says nothing", ""), ends(19, 1))).isOne();
  }

  @Test
  void noMutantsAreNoSuccess() throws IOException {
    assertThat(judged("", ends(0, 0))).isOne();
  }

  @Test
  void classesThatAreNamedHaveMutants() throws IOException {
    Path pom = folder.resolve("pom.xml");
    Files.writeString(
        pom,
        """
        <project><targetClasses>
          <param>org.showpay.auth.payment.*</param><param>org.showpay.auth.Move</param>
        </targetClasses></project>
        """);
    assertThat(TargetClasses.in(pom).without(report("KILLED").read()))
        .containsExactly("org.showpay.auth.Move");
    assertThat(TargetClasses.in(Path.of("../pom.xml")).patterns())
        .contains("org.showpay.auth.ledger.*", "org.showpay.auth.merchant.MerchantTerms");
  }

  @Test
  void aClassThatIsNamedAndHasNoMutantsDoesNotHold() throws IOException {
    assertThat(judged("", ends(20, 0), "org.showpay.auth.ledger.*")).isOne();
    assertThat(said.toString()).contains("BROKEN  all classes that are named have mutants");
  }

  private static List<String> ends(int killed, int survived) {
    List<String> ends = new ArrayList<>(Collections.nCopies(killed, "KILLED"));
    ends.addAll(Collections.nCopies(survived, "SURVIVED"));
    return ends;
  }

  private int judged(String rows, List<String> ends, String... classes) throws IOException {
    Path page = folder.resolve("mutants.md");
    Files.writeString(
        page, "| class | method | line | change | why |\n| --- | --- | --- | --- | --- |\n" + rows);
    Run run = new Run("mutants", folder, new PrintWriter(said, true));
    List<Mutant> mutants = report(ends.toArray(String[]::new)).read();
    new MutantsVerdict(run, mutants, Judgements.read(page))
        .judge(new TargetClasses(List.of(classes)));
    return run.end(false);
  }

  private MutationReport report(String... ends) throws IOException {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.append("<mutations partial=\"true\">\n");
    for (String end : ends) {
      text.append(mutation(end, 3));
    }
    write(text.append("</mutations>\n").toString());
    return MutationReport.of(folder);
  }

  private void write(String report) throws IOException {
    Path reports = Files.createDirectories(folder.resolve("target/pit-reports"));
    Files.writeString(reports.resolve("mutations.xml"), report);
  }

  private static String mutation(String end, int line) {
    return """
    <mutation detected='true' status='%s' numberOfTestsRun='1'><sourceFile>Move.java</sourceFile>\
    <mutatedClass>org.showpay.auth.payment.Move</mutatedClass>\
    <mutatedMethod>isLegal</mutatedMethod><methodDescription>()Z</methodDescription>\
    <lineNumber>%d</lineNumber><mutator>org.pitest.VoidMethodCallMutator</mutator>\
    <indexes><index>5</index></indexes><blocks><block>1</block></blocks><killingTest/>\
    <description>removed call to org.showpay.Move::note</description></mutation>
    """
        .formatted(end, line);
  }
}
