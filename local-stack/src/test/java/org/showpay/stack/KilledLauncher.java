package org.showpay.stack;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A launcher in a process of its own, so that a test can kill it without warning. */
public final class KilledLauncher {

  private KilledLauncher() {}

  /** Starts a stack of two doubles in the folder that is named, and keeps it. */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    new Stack(Doubles.plan(home), Clock.systemUTC(), line -> {}).start();
    System.out.append("up\n").flush();
    new CountDownLatch(1).await();
  }
}
