package org.showpay.auth.simulation.memory;

/** What may happen to whoever uses the database; it may wait, fail, or die. */
public interface Trouble {

  /** A statement is on its way. */
  void beforeStatement();

  /** Everything is written, and the commit is on its way. */
  void beforeCommit();

  /** It is committed, and who asked for it does not know yet. */
  void afterCommit();

  /** None at all. */
  Trouble NONE =
      new Trouble() {
        @Override
        public void beforeStatement() {
          // It goes at once.
        }

        @Override
        public void beforeCommit() {
          // It goes at once.
        }

        @Override
        public void afterCommit() {
          // It is heard at once.
        }
      };
}
