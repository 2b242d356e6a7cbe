package org.showpay.cat.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.problem.ProblemException;

/** Slips as a receipt printer takes them, to a file and over TCP. */
class PrintingTest {

  private static final Charset KOREAN = Charset.forName("EUC-KR");
  private static final String SLIP = "소공 카페\nCard                   **** 4242\n";

  @Test
  void beginsAnewWritesEveryLineAndCuts() {
    byte[] bytes = printing("", 0).bytes(SLIP);
    assertThat(bytes).startsWith(0x1b, '@', 0x1c, '&').endsWith(0x1d, 'V', '1');
    assertThat(new String(bytes, KOREAN)).contains("소공 카페\n", "**** 4242\n");
  }

  @Test
  void sendsTheSameBytesToThePrinter() throws Exception {
    try (ServerSocket printer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var paper =
          threads.submit(() -> {
            try (Socket line = printer.accept()) {
              return line.getInputStream().readAllBytes();
            }
          });
      Printing printing = printing("localhost", printer.getLocalPort());
      printing.print(SLIP);
      assertThat(paper.get()).isEqualTo(printing.bytes(SLIP));
    }
  }

  @Test
  void saysThatThePrinterIsOffOrThatThereIsNone() throws Exception {
    int nobody;
    try (ServerSocket closed = new ServerSocket(0)) {
      nobody = closed.getLocalPort();
    }
    assertThatThrownBy(() -> printing("localhost", nobody).print(SLIP))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("does not answer");
    assertThat(printing("", 9100).hasPrinter()).isFalse();
  }

  private static Printing printing(String host, int port) {
    return new Printing(new PrinterSettings(host, port, KOREAN));
  }
}
