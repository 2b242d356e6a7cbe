package org.showpay.acceptance.soak;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into a JVM on this machine that knows nothing of it. */
final class ProcessProbe implements AutoCloseable {

  /** What a process may open where nobody allows it more. */
  private static final long USUAL_FILES = 1024;

  private static final String LIMIT_OF_FILES = "Max open files";

  private final Path proc;
  private final JMXConnector connector;
  private final MemoryMXBean memory;
  private final ThreadMXBean threads;

  private ProcessProbe(Path proc, JMXConnector connector) throws IOException {
    this.proc = proc;
    this.connector = connector;
    MBeanServerConnection beans = connector.getMBeanServerConnection();
    this.memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
    this.threads = ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class);
  }

  /** Begins to look at a process of ours. */
  static ProcessProbe at(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        return new ProcessProbe(
            Path.of("/proc", Long.toString(pid)), connect(machine.startLocalManagementAgent()));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("Process " + pid + " cannot be looked into", e);
    }
  }

  /** The address comes from the process itself, which we have started; nobody else's is taken. */
  @SuppressWarnings("BanJNDI")
  private static JMXConnector connect(String address) throws IOException {
    return JMXConnectorFactory.connect(new JMXServiceURL(address));
  }

  /** What is left on the heap after everything that can go has gone, in bytes. */
  long heapAfterCollection() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** How large the heap may become. */
  long largestHeap() {
    return memory.getHeapMemoryUsage().getMax();
  }

  /** Threads of the system; virtual ones are on the heap. */
  int threads() {
    return threads.getThreadCount();
  }

  /** Files and sockets that it holds open. */
  long openFiles() throws IOException {
    try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
      return open.count();
    }
  }

  /** How many it may open, as far as anybody should rely on that. */
  long mostFiles() throws IOException {
    for (String line : Files.readAllLines(proc.resolve("limits"))) {
      if (line.startsWith(LIMIT_OF_FILES)) {
        String soft = line.substring(LIMIT_OF_FILES.length()).strip().split("\\s+", 2)[0];
        return soft.equals("unlimited") ? USUAL_FILES : Math.min(USUAL_FILES, Long.parseLong(soft));
      }
    }
    return USUAL_FILES;
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
