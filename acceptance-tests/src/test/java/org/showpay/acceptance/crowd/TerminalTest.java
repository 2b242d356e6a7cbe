package org.showpay.acceptance.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.acceptance.SmallServer;
import org.showpay.acceptance.journal.Journal;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.payment.PaymentId;

/** What a terminal believes. */
class TerminalTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "\"APPROVED\"", "{}", "{\"state\":", "<html></html>", "null"})
  void whatIsNoPaymentIsSilenceAndInNoJournal(String body, @TempDir Path folder) throws Exception {
    HttpServer server = answering(body);
    Path written = folder.resolve("journal");
    try (Journal journal = Journal.begin(written)) {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      Terminal terminal = new Terminal(address, new ApiKey("spk_" + "a".repeat(43)), journal);
      assertThat(terminal.find(PaymentId.next())).isInstanceOf(Heard.Silence.class);
      assertThat(journal.read()).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer answering(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return SmallServer.answering(exchange -> {
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    });
  }
}
