package org.showpay.stack.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads docs/security.md, which says what is required and what proves it. */
record SecurityTable(List<Requirement> requirements) {

  private static final Path PAGE = Path.of("docs", "security.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| (\\d+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);
  private static final Pattern TEST = Pattern.compile("`(?:([a-z-]+)/)?([A-Z]\\w+)(?:\\.(\\w+))?`");
  private static final Pattern LOOK = Pattern.compile("`look ([a-z0-9-]+)`");
  private static final Pattern MISSING = Pattern.compile("missing: ([^;]+)");
  private static final Pattern INAPPLICABLE = Pattern.compile("does not apply: (.+)");

  static SecurityTable read(Path checkout) throws IOException {
    return of(Files.readString(checkout.resolve(PAGE)));
  }

  static SecurityTable of(String page) {
    List<Requirement> requirements = new ArrayList<>();
    Matcher row = ROW.matcher(page);
    while (row.find()) {
      requirements.add(
          new Requirement(
              Integer.parseInt(row.group(1)),
              row.group(2).strip(),
              row.group(3).strip(),
              proofs(row.group(4))));
    }
    return new SecurityTable(requirements);
  }

  private static List<Proof> proofs(String cell) {
    List<Proof> proofs = new ArrayList<>();
    TEST.matcher(cell)
        .results()
        .forEach(
            it -> proofs.add(new Proof.Test(text(it.group(1)), it.group(2), text(it.group(3)))));
    LOOK.matcher(cell).results().forEach(it -> proofs.add(new Proof.Seen(it.group(1))));
    MISSING
        .matcher(cell)
        .results()
        .forEach(it -> proofs.add(new Proof.Missing(it.group(1).strip())));
    INAPPLICABLE
        .matcher(cell)
        .results()
        .forEach(it -> proofs.add(new Proof.Inapplicable(it.group(1).strip())));
    return proofs;
  }

  private static String text(@Nullable String group) {
    return group == null ? "" : group;
  }

  /** Every test that proves something. */
  List<Proof.Test> tests() {
    return requirements.stream()
        .flatMap(requirement -> requirement.proofs().stream())
        .filter(Proof.Test.class::isInstance)
        .map(Proof.Test.class::cast)
        .distinct()
        .toList();
  }
}
