package org.showpay.acceptance.soak;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A process that is asked for something again and again, and keeps what it took, or not. */
final class Hoarder {

  private static final int PIECE = 1 << 18;

  private static final List<Object> KEPT = new ArrayList<>();

  private Hoarder() {}

  /** Answers each line with one, until there are no more. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    boolean keeps = arguments[0].equals("keeps");
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (questions.readLine() != null) {
      work(keeps);
      answers.println("done");
    }
  }

  private static void work(boolean keeps) throws IOException, InterruptedException {
    byte[] piece = new byte[PIECE];
    FileInputStream file = new FileInputStream("/dev/null");
    Thread thread = new Thread(() -> await(keeps));
    thread.setDaemon(true);
    thread.start();
    if (keeps) {
      KEPT.add(List.of(piece, file, thread));
    } else {
      file.close();
      thread.join();
    }
  }

  private static void await(boolean forEver) {
    while (forEver) {
      LockSupport.park();
    }
  }
}
