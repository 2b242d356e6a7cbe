package org.showpay.stack.look.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP connections of one process, as Linux tells of them in {@code /proc}. */
record Connections(Set<Integer> listensAt, List<Connection> established) {

  private static final String LISTENING = "0A";
  private static final String ESTABLISHED = "01";
  private static final int HEX = 16;

  /** One that is up: which port here, and who is at the other end. */
  record Connection(int localPort, String remoteAddress, int remotePort) {

    /** Of this machine: 127.0.0.1, ::1, or the first in the form of the second. */
    boolean isLocal() {
      return remoteAddress.endsWith("0100007F")
          || remoteAddress.equals("0".repeat(24) + "01000000");
    }
  }

  static Connections of(long pid) throws IOException {
    Set<String> own = socketsOf(pid);
    Set<Integer> listening = new HashSet<>();
    List<Connection> up = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String[] row : rows(Path.of("/proc", Long.toString(pid), "net", table))) {
        if (own.contains(row[9])) {
          if (row[3].equals(LISTENING)) {
            listening.add(port(row[1]));
          } else if (row[3].equals(ESTABLISHED)) {
            up.add(new Connection(port(row[1]), row[2].split(":", 2)[0], port(row[2])));
          }
        }
      }
    }
    return new Connections(listening, up);
  }

  /** Those that the process made itself: whoever calls it comes to a port that it listens at. */
  List<Connection> made() {
    return established.stream().filter(each -> !listensAt.contains(each.localPort())).toList();
  }

  private static List<String[]> rows(Path table) throws IOException {
    if (!Files.exists(table)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(table, StandardCharsets.US_ASCII)) {
      return lines.skip(1).map(line -> line.strip().split("\\s+")).toList();
    }
  }

  private static Set<String> socketsOf(long pid) throws IOException {
    Set<String> sockets = new HashSet<>();
    Path open = Path.of("/proc", Long.toString(pid), "fd");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(open)) {
      for (Path file : files) {
        String name = nameOf(file);
        if (name.startsWith("socket:[")) {
          sockets.add(name.substring("socket:[".length(), name.length() - 1));
        }
      }
    }
    return sockets;
  }

  /** A file may be closed while it is looked at. */
  private static String nameOf(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.split(":", 2)[1], HEX);
  }
}
