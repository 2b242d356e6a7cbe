package org.showpay.auth.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.TaskRow;
import org.showpay.contracts.operation.OperationId;

/** Tasks on books in memory. */
final class MemoryTaskStore implements Foreman.TaskStore {

  private final Books books;

  MemoryTaskStore(Books books) {
    this.books = books;
  }

  @Override
  public List<TaskRow> waiting() {
    return books.tasks.all().stream().sorted(Comparator.comparing(TaskRow::at)).toList();
  }

  @Override
  public void add(String task, String instance, Instant at) {
    TaskRow row = new TaskRow(task, instance, null, at, null, Instant.MIN, 0);
    books.database.untroubled(() -> books.tasks.insert(row.key(), row));
  }

  @Override
  public String label(TaskRow row) {
    return row.task().equals("operation")
        ? books
            .operations
            .find(OperationId.of(row.instance()).uuid())
            .map(it -> it.kind() + " of " + it.payment())
            .orElse(row.task())
        : row.key();
  }

  @Override
  public Optional<TaskRow> pick(TaskRow row, String host, Instant now) {
    return books.database.statement(() ->
        books.tasks.update(
            row.key(),
            it -> it.pickedBy() == null && it.at().equals(row.at()),
            it -> with(it, it.data(), it.at(), host, now)));
  }

  @Override
  public void revive(TaskRow row, Instant now) {
    books.database.untroubled(() ->
        books.tasks.update(
            row.key(), _ -> true, it -> with(it, it.data(), now, null, Instant.MIN)));
  }

  @Override
  public void remove(TaskRow row) {
    books.database.statement(() -> books.tasks.delete(row.key(), row::equals));
  }

  @Override
  public void reschedule(TaskRow row, Instant at, @Nullable Integer data) {
    books.database.statement(() ->
        books.tasks.update(row.key(), row::equals, it -> with(it, data, at, null, Instant.MIN)));
  }

  private static TaskRow with(
      TaskRow row, @Nullable Integer data, Instant at, @Nullable String by, Instant when) {
    return new TaskRow(row.task(), row.instance(), data, at, by, when, row.failures());
  }
}
