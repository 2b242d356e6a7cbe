package org.showpay.benchmarks.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.showpay.stack.machine.StackFailure;

/** Whether all payments have room on the disk. */
final class DiskSpace {

  private static final long GIB = 1L << 30;

  /** With indexes, and what is written ahead of the tables meanwhile. */
  private static final long BYTES_OF_PAYMENT = 7_000;

  private static final long BYTES_OF_SUBSCRIBER = 3_000;
  private static final long ALWAYS = 6 * GIB;

  private DiskSpace() {}

  /**
   * Asks.
   *
   * @throws StackFailure when there is too little, saying how much is missing where
   */
  static void require(Path folder, long payments, long subscribers) throws IOException {
    long needed = ALWAYS + payments * BYTES_OF_PAYMENT + subscribers * BYTES_OF_SUBSCRIBER;
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < needed) {
      throw StackFailure.beforeStart(
          List.of(
              "%d past payments need about %d GiB for a while, and %s has %d GiB free: make room, "
                      .formatted(payments, needed / GIB + 1, folder.getParent(), free / GIB)
                  + "or name another place by -Djava.io.tmpdir, or fewer by --payments."));
    }
  }
}
