package org.showpay.stack.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.till.TillId;
import picocli.CommandLine;

/** Giving money back from the command line, where nobody answers. */
class TillCommandTest {

  private final StringWriter out = new StringWriter();
  private final String till = TillId.next().toString();

  @TempDir Path home;

  @Test
  void namesTheOperationBeforeItIsSentSoThatItCanBeRepeated() throws IOException {
    assertThat(run("refund", till, "3fa9c1-0042", "9000")).isOne();
    assertThat(out.toString())
        .containsPattern("operation (op_\\w+) \\(repeat with --operation \\1\\)")
        .contains("do not answer");
  }

  @Test
  void repeatsTheOperationThatIsNamed() throws IOException {
    String operation = OperationId.next().toString();
    run("refund", till, "3fa9c1-0042", "9000", "--operation", operation);
    run("void", till, "3fa9c1-0042", "--operation", operation);
    assertThat(out.toString().split("operation " + operation + " \\(", -1)).hasSize(3);
    assertThat(run("void", till, "3fa9c1-0042", "--operation", "op_wrong")).isOne();
  }

  private int run(String... words) throws IOException {
    Path key = Files.writeString(home.resolve("operator.key"), "nobody asks for it");
    URI nobody;
    try (ServerSocket closed = new ServerSocket(0)) {
      nobody = URI.create("http://localhost:" + closed.getLocalPort());
    }
    return new CommandLine(new TillCommand(key, nobody, new PrintWriter(out))).execute(words);
  }
}
