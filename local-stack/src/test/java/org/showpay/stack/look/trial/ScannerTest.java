package org.showpay.stack.look.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.testing.Installed;

/** A server that lets SQL in is told from one that does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScannerTest {

  private EmbeddedPostgres database;
  private HttpServer server;

  @TempDir Path folder;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    Installed.orSkipped(
        Scanner.isInstalled(),
        "sqlmap is not installed (apt-get install sqlmap): what it says is not tried.");
    database = EmbeddedPostgres.start();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/open", asked -> answer(asked, "where name = '" + q(asked) + "'", List.of()));
    server.createContext("/shut", asked -> answer(asked, "where name = ?", List.of(q(asked))));
    server.start();
  }

  @AfterAll
  void stop() throws IOException {
    if (server != null) {
      server.stop(0);
    }
    if (database != null) {
      database.close();
    }
  }

  @Test
  void findsTheWayInWhereTextBecomesSql() throws Exception {
    assertThat(scan("open")).isEqualTo(Scanner.Verdict.INJECTABLE);
  }

  @Test
  void findsNoneWhereItIsBound() throws Exception {
    assertThat(scan("shut")).isEqualTo(Scanner.Verdict.CLEAN);
  }

  @Test
  void knowsNothingOfWhoDoesNotAnswer() throws Exception {
    server.createContext("/gone", HttpExchange::close);
    assertThat(scan("gone")).isEqualTo(Scanner.Verdict.UNKNOWN);
  }

  private Scanner.Verdict scan(String path) throws IOException, InterruptedException {
    String host = "127.0.0.1:" + server.getAddress().getPort();
    String request =
        "GET http://%s/%s?q=shop HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(host, path, host);
    return Scanner.in(folder).scan(path, request);
  }

  private static String q(HttpExchange asked) {
    return asked.getRequestURI().getQuery().replaceFirst("^q=", "");
  }

  private void answer(HttpExchange asked, String where, List<String> bound) throws IOException {
    byte[] page = page(where, bound).getBytes(StandardCharsets.UTF_8);
    asked.sendResponseHeaders(200, page.length);
    asked.getResponseBody().write(page);
    asked.close();
  }

  private String page(String where, List<String> bound) {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select name from (values ('shop'), ('other')) as shops (name) " + where)) {
      for (int i = 0; i < bound.size(); i++) {
        statement.setString(i + 1, bound.get(i));
      }
      StringBuilder names = new StringBuilder("<html><body>Shops:");
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.append(' ').append(rows.getString(1));
        }
      }
      return names.append("</body></html>").toString();
    } catch (SQLException e) {
      return "<html><body>Something is wrong</body></html>";
    }
  }
}
