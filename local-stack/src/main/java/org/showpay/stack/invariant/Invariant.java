package org.showpay.stack.invariant;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.showpay.contracts.trust.ServiceName;

/**
 * Something that must always be so.
 *
 * @param id its number in the list of invariants, I1 to I15
 * @param sentence what must be so
 * @param rules how it is looked for; all of them must find nothing
 */
public record Invariant(String id, String sentence, List<Rule> rules) {

  /**
   * What breaks it.
   *
   * @throws IOException when something that is needed to judge is not here
   */
  public List<Finding> findings(Look look) throws SQLException, IOException {
    List<Finding> found = new ArrayList<>();
    for (Rule rule : rules) {
      found.addAll(rule.findings(look));
    }
    return found;
  }

  /** Whose databases are read for it. */
  public Set<ServiceName> reads() {
    return rules.stream().flatMap(rule -> rule.reads().stream()).collect(Collectors.toSet());
  }

  /** A rule that is one query, each row of which breaks the invariant. */
  static Rule nothing(ServiceName in, String query) {
    return new Rule.Nothing(new Rule.Question(in, query));
  }
}
