package org.showpay.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A page's table of moves: a row for each state, a column for each that may follow. */
public final class MoveTable {

  private MoveTable() {}

  /** All cells of the only table on the page. */
  public static <S> List<Cell<S>> cells(Path page, Function<String, S> stateOf) throws IOException {
    List<List<String>> rows =
        Files.readAllLines(page).stream()
            .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .toList();
    List<String> header = rows.getFirst();
    return rows.stream()
        .skip(1)
        .flatMap(row ->
            IntStream.range(2, header.size() - 1)
                .mapToObj(i ->
                    new Cell<>(
                        stateOf.apply(row.get(1)),
                        stateOf.apply(header.get(i)),
                        !row.get(i).isEmpty())))
        .toList();
  }

  /** Whether one state may follow another. */
  public record Cell<S>(S from, S to, boolean allowed) {}
}
