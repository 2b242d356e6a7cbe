package org.showpay.stack.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who listens on a port, where the machine tells (Linux, and only one's own processes).
 */
public final class PortHolder {

  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortHolder() {}

  /** The process that listens on the port, if it can be seen. */
  public static Optional<ProcessHandle> of(int port) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      sockets.addAll(listeningOn(port, PROC.resolve("net").resolve(table)));
    }
    return sockets.isEmpty()
        ? Optional.empty()
        : ProcessHandle.allProcesses().filter(process -> holdsAny(process, sockets)).findFirst();
  }

  /** How a person would name the process: its number and its program. */
  public static String describe(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> "process %d (%s)".formatted(process.pid(), command))
        .orElseGet(() -> "process " + process.pid());
  }

  private static Set<String> listeningOn(int port, Path table) {
    String suffix = ":%04X".formatted(port);
    Set<String> sockets = new HashSet<>();
    try {
      for (String line : Files.readAllLines(table)) {
        List<String> columns = List.of(line.strip().split("\\s+", -1));
        if (columns.size() > INODE
            && columns.get(STATE).equals(LISTENING)
            && columns.get(LOCAL_ADDRESS).endsWith(suffix)) {
          sockets.add("socket:[" + columns.get(INODE) + "]");
        }
      }
    } catch (IOException notToldHere) {
      return Set.of();
    }
    return sockets;
  }

  private static boolean holdsAny(ProcessHandle process, Set<String> sockets) {
    Path open = PROC.resolve(Long.toString(process.pid())).resolve("fd");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(open)) {
      for (Path file : files) {
        if (sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
    } catch (IOException notOurs) {
      return false;
    }
    return false;
  }
}
