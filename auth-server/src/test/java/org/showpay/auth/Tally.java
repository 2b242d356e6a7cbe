package org.showpay.auth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** What came of each code, order or payment that was raced for, as each witness has it. */
final class Tally {

  /** Those who know what was done. */
  enum Witness {
    /** What the tills were told. */
    TILLS,
    /** The rows of payments and of operations. */
    ROWS,
    /** The rows of codes. */
    CODES,
    /** What is booked. */
    LEDGER,
    /** What the card company was asked for. */
    COMPANY
  }

  private final int times;
  private final Map<UUID, String> raced = new ConcurrentHashMap<>();
  private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
  private final Set<UUID> told = ConcurrentHashMap.newKeySet();
  private final Map<Witness, Collection<UUID>> said = new EnumMap<>(Witness.class);

  /** Of races in which each is to be done so many times. */
  Tally(int times) {
    this.times = times;
    said.put(Witness.TILLS, told);
  }

  /** Notes what is about to be tried, under the id that it would be done by. */
  void tries(UUID id, String what) {
    raced.put(id, what);
  }

  /** Notes how a till was answered. */
  void hears(String answer) {
    answers.merge(answer, 1, Integer::sum);
  }

  /** Notes what a till was told was done. */
  void isTold(UUID id) {
    told.add(id);
  }

  /** Notes all that another witness has; what was not raced for is none of ours. */
  void says(Witness witness, Collection<UUID> done) {
    said.put(witness, done.stream().filter(raced::containsKey).toList());
  }

  /** How often each answer was given. */
  Map<String, Integer> answers() {
    return Collections.unmodifiableMap(answers);
  }

  /** How much was done in all, as each witness has it. */
  Map<Witness, Integer> done() {
    Map<Witness, Integer> all = new EnumMap<>(Witness.class);
    said.forEach((witness, ids) -> all.put(witness, ids.size()));
    return all;
  }

  /** A line for each that was not done as often as it should, or of which witnesses differ. */
  List<String> broken() {
    List<String> lines = new ArrayList<>();
    for (String what : new TreeSet<>(raced.values())) {
      Map<Witness, List<UUID>> done = doneFor(what);
      if (!holds(done.values())) {
        lines.add(what + ": " + verdict(done.values()) + ": " + counts(done));
      }
    }
    return lines;
  }

  private Map<Witness, List<UUID>> doneFor(String what) {
    Map<Witness, List<UUID>> done = new EnumMap<>(Witness.class);
    said.forEach((witness, ids) ->
        done.put(witness, ids.stream().filter(id -> what.equals(raced.get(id))).toList()));
    return done;
  }

  private boolean holds(Collection<List<UUID>> witnesses) {
    return witnesses.stream().allMatch(ids -> ids.size() == times)
        && witnesses.stream().map(HashSet::new).distinct().count() == 1;
  }

  private String verdict(Collection<List<UUID>> witnesses) {
    return witnesses.stream().anyMatch(ids -> ids.size() > times)
        ? "done too often"
        : "the witnesses differ";
  }

  private String counts(Map<Witness, List<UUID>> done) {
    return done.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue().size())
        .collect(Collectors.joining(", ", "", " (" + times + " is right)"));
  }
}
