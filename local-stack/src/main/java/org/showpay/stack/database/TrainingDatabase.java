package org.showpay.stack.database;

/** Names the empty database in which a service may start for practice and leave no trace. */
final class TrainingDatabase {

  private TrainingDatabase() {}

  static String of(String database) {
    return database + "_training";
  }
}
