package org.showpay.barcode.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.testing.Chromium;

/** A page in a browser that has frames read by the script, under the policy of our own pages. */
public final class ReadingPage implements AutoCloseable {

  private static final String POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'";

  private final HttpServer server;
  private final Chromium chromium;
  private final BrowserContext person;
  private final Page page;

  private ReadingPage(HttpServer server) {
    this.server = server;
    server.createContext("/", ReadingPage::answer);
    server.start();
    this.chromium = Chromium.start();
    this.person = chromium.person("en-GB", 640, 480);
    this.page = person.newPage();
    page.navigate("http://localhost:" + server.getAddress().getPort());
  }

  /** Opens it, where there is a Chromium. */
  public static ReadingPage open() {
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      return new ReadingPage(HttpServer.create(new InetSocketAddress(here, 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the script says of a frame, and how long it took, in milliseconds. */
  public record Looked(String code, String hint, double millis) {}

  /** Has a frame looked at. */
  public Looked look(GreyPicture frame, String scheme) {
    Object told =
        page.evaluate(
            """
            async ([greys, width, height, scheme]) => {
              window.worker = window.worker || new Worker('/assets/frame-worker.js');
              const grey = Uint8Array.from(atob(greys), c => c.charCodeAt(0));
              const colours = new Int8Array(4 * grey.length);
              grey.forEach((g, i) => colours.fill(g, 4 * i, 4 * i + 4));
              const began = performance.now();
              const sight = await new Promise((done, failed) => {
                worker.onmessage = told => done(told.data);
                worker.onerror = wrong => failed(new Error(wrong.message));
                worker.postMessage({colours, width, height, scheme}, [colours.buffer]);
              });
              return [sight.code, sight.hint, String(performance.now() - began)];
            }\
            """,
            List.of(
                Base64.getEncoder().encodeToString(frame.bytes()),
                frame.width(),
                frame.height(),
                scheme));
    List<?> words = (List<?>) told;
    return new Looked(
        (String) words.get(0), (String) words.get(1), Double.parseDouble((String) words.get(2)));
  }

  private static void answer(HttpExchange asked) throws IOException {
    String path = asked.getRequestURI().getPath();
    boolean script = path.startsWith("/assets/");
    byte[] body = script ? script(path) : "<!DOCTYPE html><title>Frames</title>".getBytes(UTF_8);
    asked
        .getResponseHeaders()
        .putAll(
            Map.of(
                "Content-Type", List.of(script ? "text/javascript" : "text/html; charset=utf-8"),
                "Content-Security-Policy", List.of(POLICY)));
    asked.sendResponseHeaders(200, body.length);
    asked.getResponseBody().write(body);
    asked.close();
  }

  private static byte[] script(String path) throws IOException {
    try (InputStream file = ReadingPage.class.getResourceAsStream("/META-INF/resources" + path)) {
      if (file == null) {
        throw new IOException("There is no " + path);
      }
      return file.readAllBytes();
    }
  }

  @Override
  public void close() {
    person.close();
    chromium.close();
    server.stop(0);
  }
}
