package org.showpay.acceptance.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** How many payments were begun while the suite stood in each mixture of versions. */
final class Mixtures {

  private final IntSupplier payments;
  private final List<Mixture> past = new ArrayList<>();
  private String now;
  private int since;

  Mixtures(String first, IntSupplier payments) {
    this.now = first;
    this.payments = payments;
  }

  /** From here on it is another one. */
  void become(String next) {
    int begun = payments.getAsInt();
    past.add(new Mixture(now, begun - since));
    now = next;
    since = begun;
  }

  /** All of them, when the last is over. */
  List<Mixture> all() {
    List<Mixture> all = new ArrayList<>(past);
    all.add(new Mixture(now, payments.getAsInt() - since));
    return all;
  }

  /** Those in which both versions ran. */
  int mixed() {
    return all().stream().filter(Mixture::isMixed).mapToInt(Mixture::payments).sum();
  }

  /** Those in which nobody paid, so that they show nothing. */
  List<String> empty() {
    return all().stream().filter(it -> it.payments() == 0).map(Mixture::name).toList();
  }

  /**
   * One of them.
   *
   * @param name such as "4 of this commit, 3 of the release before"
   */
  record Mixture(String name, int payments) {

    private static final String ALL = "all ";

    static String of(int changed, int services) {
      return changed == 0
          ? ALL + "of the release before"
          : changed == services
              ? ALL + "of this commit"
              : changed + " of this commit, " + (services - changed) + " of the release before";
    }

    boolean isMixed() {
      return !name.startsWith(ALL);
    }
  }
}
