package org.showpay.auth.simulation;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.simulation.memory.Books;

/** Where the rows of the history under way are found; each history brings its own. */
public final class Desk {

  private @Nullable Books books;

  /** Goes on with these books. */
  public void use(Books fresh) {
    this.books = fresh;
  }

  /** The books of the history under way. */
  public Books books() {
    if (books == null) {
      throw new IllegalStateException("no history is under way");
    }
    return books;
  }
}
