package org.showpay.auth.simulation.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * A table, in the order in which its rows came. Whoever writes a row holds it until the transaction
 * ends; who wants it meanwhile waits, looks again, and goes by what stands there then.
 *
 * @param <K> the primary key
 * @param <V> a row, which is never changed but replaced
 */
public final class Table<K, V> {

  private final MemoryDatabase database;
  private final String name;
  private final Map<K, Cell<V>> cells = new LinkedHashMap<>();
  private final List<Function<V, @Nullable Object>> unique = new ArrayList<>();

  Table(MemoryDatabase database, String name) {
    this.database = database;
    this.name = name;
  }

  /** Has no two rows with the same value; null is no value. */
  Table<K, V> unique(Function<V, @Nullable Object> key) {
    unique.add(key);
    return this;
  }

  /** The row of this key. */
  public Optional<V> find(K key) {
    return Optional.ofNullable(cells.get(key)).map(cell -> cell.seenBy(database.current()));
  }

  /** All rows that are seen, in the order in which they came. */
  public List<V> where(Predicate<V> wanted) {
    List<V> found = new ArrayList<>();
    Tx reader = database.current();
    for (Cell<V> cell : cells.values()) {
      V row = cell.seenBy(reader);
      if (row != null && wanted.test(row)) {
        found.add(row);
      }
    }
    return found;
  }

  /** All rows. */
  public List<V> all() {
    return where(_ -> true);
  }

  /** Holds the row, if it is as it should be once nobody else holds it. */
  public Optional<V> lock(K key, Predicate<V> wanted) {
    Tx writer = database.writer();
    while (true) {
      Cell<V> cell = cells.get(key);
      V row = cell == null ? null : cell.seenBy(writer);
      if (cell == null || row == null || !wanted.test(row)) {
        return Optional.empty();
      }
      if (cell.isFreeFor(writer)) {
        cell.hold(writer);
        return Optional.of(row);
      }
      database.waitFor(Objects.requireNonNull(cell.owner));
    }
  }

  /** Changes the row, if it is as it should be once nobody else holds it. */
  public Optional<V> update(K key, Predicate<V> wanted, UnaryOperator<V> change) {
    return lock(key, wanted)
        .map(row -> {
          V changed = change.apply(row);
          requireUnique(key, row, changed);
          Objects.requireNonNull(cells.get(key)).pending = changed;
          return changed;
        });
  }

  /** Takes the row away, if it is as it should be once nobody else holds it. */
  public Optional<V> delete(K key, Predicate<V> wanted) {
    return lock(key, wanted)
        .map(row -> {
          Objects.requireNonNull(cells.get(key)).pending = null;
          return row;
        });
  }

  /**
   * Adds a row.
   *
   * @throws DuplicateKeyException where the key or another unique value is taken
   */
  public V insert(K key, V row) {
    Tx writer = database.writer();
    Cell<V> cell = cells.get(key);
    while (cell != null && !cell.isFreeFor(writer)) {
      database.waitFor(Objects.requireNonNull(cell.owner));
      cell = cells.get(key);
    }
    if (cell != null && cell.seenBy(writer) != null) {
      throw new DuplicateKeyException(name + " has " + key);
    }
    requireUnique(key, null, row);
    Cell<V> place = cells.computeIfAbsent(key, _ -> new Cell<>());
    place.hold(writer);
    place.pending = row;
    return row;
  }

  private void requireUnique(K key, @Nullable V before, V after) {
    for (Function<V, @Nullable Object> index : unique) {
      Object value = index.apply(after);
      if (value != null && (before == null || !value.equals(index.apply(before)))) {
        requireFree(key, index, value);
      }
    }
  }

  /** Whoever may yet take or give up the value is waited for. */
  private void requireFree(K key, Function<V, @Nullable Object> index, Object value) {
    Tx writer = database.writer();
    while (true) {
      @Nullable Tx inTheWay = null;
      for (Map.Entry<K, Cell<V>> other : cells.entrySet()) {
        if (other.getKey().equals(key)) {
          continue;
        }
        Cell<V> cell = other.getValue();
        if (cell.isFreeFor(writer)) {
          if (is(value, index, cell.seenBy(writer))) {
            throw new DuplicateKeyException(name + " has " + value);
          }
        } else if (is(value, index, cell.committed) || is(value, index, cell.pending)) {
          inTheWay = cell.owner;
        }
      }
      if (inTheWay == null) {
        return;
      }
      database.waitFor(inTheWay);
    }
  }

  private boolean is(Object value, Function<V, @Nullable Object> index, @Nullable V row) {
    return row != null && value.equals(index.apply(row));
  }

  /** One row: as it is committed, and as the transaction that holds it has it. */
  static final class Cell<V> {

    private @Nullable V committed;
    private @Nullable V pending;
    private @Nullable Tx owner;

    @Nullable V seenBy(@Nullable Tx reader) {
      return owner != null && owner == reader ? pending : committed;
    }

    boolean isFreeFor(Tx writer) {
      return owner == null || owner == writer;
    }

    void hold(Tx writer) {
      if (owner == null) {
        owner = writer;
        pending = committed;
        writer.holds(this);
      }
    }

    void release(boolean commit) {
      if (commit) {
        committed = pending;
      }
      pending = null;
      owner = null;
    }
  }
}
