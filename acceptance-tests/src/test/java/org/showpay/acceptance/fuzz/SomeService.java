package org.showpay.acceptance.fuzz;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A service of one operation, which does as its document says, or not, as it is told. */
final class SomeService implements AutoCloseable {

  static final String DOCUMENT =
      """
      openapi: 3.1.0
      paths:
        /v1/cups/{cup}:
          put:
            operationId: Cups_fill
            parameters:
              - name: cup
                in: path
                required: true
                schema: {$ref: '#/components/schemas/CupId'}
            requestBody:
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Drink'}
            responses:
              '200':
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Cup'}
              '404': {$ref: '#/components/responses/Problem', description: '`CUP_UNKNOWN`'}
              '503':
                $ref: '#/components/responses/Problem'
                description: '`NO_FREE_CODE`, `DATABASE_FAILS`'
              default: {$ref: '#/components/responses/Problem'}
            security:
              - operatorKey: []
      components:
        responses:
          Problem:
            content:
              application/problem+json:
                schema: {$ref: '#/components/schemas/Problem'}
        schemas:
          CupId: {type: string, pattern: '^cup_[0-9a-f]{4}$'}
          Kind: {type: string, enum: [TEA, MILK]}
          Drink:
            type: object
            properties:
              kind: {$ref: '#/components/schemas/Kind'}
              amount: {type: integer, format: int32}
              note: {type: [string, 'null']}
            required: [kind, amount]
            additionalProperties: false
          Cup:
            type: object
            properties:
              cup: {$ref: '#/components/schemas/CupId'}
              filledAt: {type: string, format: date-time}
            required: [cup, filledAt]
          Problem:
            type: object
            properties:
              title: {type: string}
              status: {type: integer}
              code: {type: string}
              nextStep: {type: string, enum: [FIX_REQUEST, QUERY]}
            required: [title, status, code, nextStep]
      """;

  static final String CUP = "{\"cup\":\"cup_00ff\",\"filledAt\":\"2026-11-26T09:30:00Z\"}";

  private final HttpServer server;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private int status = 200;
  private String body = CUP;

  private SomeService(HttpServer server) {
    this.server = server;
  }

  static SomeService start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SomeService service = new SomeService(server);
    server.createContext("/", service::answer);
    server.start();
    return service;
  }

  /** What it answers from now on. */
  void answers(int how, String type, String what) {
    status = how;
    body = what;
    headers.clear();
    headers.put("Content-Type", type);
  }

  void says(String header, String value) {
    headers.put(header, value);
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  static String problem(int status, String code) {
    return "{\"title\":\"No\",\"status\":%d,\"code\":\"%s\",\"nextStep\":\"QUERY\"}"
        .formatted(status, code);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      headers.forEach(exchange.getResponseHeaders()::set);
      boolean bodiless = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
      if (!bodiless) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
