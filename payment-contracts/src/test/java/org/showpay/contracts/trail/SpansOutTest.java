package org.showpay.contracts.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where spans go is asked when the service starts. */
class SpansOutTest {

  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer collector;

  @BeforeEach
  void startCollector() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          received.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
  }

  @AfterEach
  void stopCollector() {
    collector.stop(0);
  }

  @Test
  void spansGoToTheCollectorThatIsNamed() {
    endASpan(
        new SpansOut()
            .spanExporter("http://localhost:" + collector.getAddress().getPort() + "/v1/traces"));
    assertThat(received).containsExactly("/v1/traces");
  }

  @Test
  void whereNoneIsNamedTheyGoNowhereAndNothingIsTried() {
    // As compose says it where nobody set the variable.
    SpanExporter exporter = new SpansOut().spanExporter("");
    endASpan(exporter);
    assertThat(exporter).isEqualTo(SpanExporter.composite());
    assertThat(received).isEmpty();
  }

  private static void endASpan(SpanExporter exporter) {
    try (SdkTracerProvider tracers =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()) {
      tracers.get("test").spanBuilder("a payment").startSpan().end();
      tracers.forceFlush().join(10, TimeUnit.SECONDS);
    }
  }
}
