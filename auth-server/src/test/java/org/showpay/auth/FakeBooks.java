package org.showpay.auth;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.showpay.auth.ledger.Deal;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.journal.JournalApi;
import org.showpay.contracts.journal.JournalApi.Kind;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import tools.jackson.databind.json.JsonMapper;

/** The adapter's journal and the card companies' files, as tests write them. */
public class FakeBooks {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String HEADER =
      "kind,operation_id,payment_id,amount,currency,approval,booked_at";
  private static final int PAGE = 2;

  private final Map<CompanyId, List<JournalApi.Movement>> journal = new ConcurrentHashMap<>();
  private final Map<String, String> files = new ConcurrentHashMap<>();
  private final Map<PaymentId, List<JournalApi.Message>> messages = new ConcurrentHashMap<>();
  private volatile boolean broken;

  /** One thing that a card company did, as it goes into the journal, the file or both. */
  public record Done(Kind kind, OperationId operation, Deal deal, Money amount, Instant at) {

    String line() {
      return "%s,%s,%s,%d,%s,A1B2C3,%s"
          .formatted(kind, operation, deal.payment(), amount.amount(), amount.currencyCode(), at);
    }
  }

  /** The adapter writes it down. */
  public void journal(Done... all) {
    for (Done done : all) {
      journal
          .computeIfAbsent(done.deal().company(), company -> new CopyOnWriteArrayList<>())
          .add(
              new JournalApi.Movement(
                  done.kind(), done.operation(), done.deal().payment(), done.amount(), done.at()));
    }
  }

  /** The card company's file of a day has these lines. */
  public String file(CompanyId company, LocalDate day, Done... all) {
    List<String> rows = new ArrayList<>(List.of(HEADER));
    Arrays.stream(all).map(Done::line).forEach(rows::add);
    Map<Boolean, Long> sums =
        Arrays.stream(all)
            .collect(
                Collectors.partitioningBy(
                    done -> done.kind() == Kind.CAPTURE,
                    Collectors.summingLong(done -> done.amount().amount())));
    rows.add("END," + all.length + "," + sums.get(true) + "," + sums.get(false));
    return text(company, day, String.join("\n", rows) + "\n");
  }

  /** The card company's file of a day is this. */
  public String text(CompanyId company, LocalDate day, String text) {
    files.put("/v1/card-companies/" + company + "/files/" + day, text);
    return text;
  }

  /** The adapter answers neither for itself nor for card companies. */
  public void breaks(boolean fails) {
    broken = fails;
  }

  void answerFile(HttpExchange exchange) throws IOException {
    String file = files.get(exchange.getRequestURI().getPath());
    send(exchange, "text/csv", file == null ? 404 : 200, file == null ? "" : file);
  }

  /** The journal has these messages about a payment. */
  public void messages(PaymentId payment, JournalApi.Message... all) {
    messages.put(payment, List.of(all));
  }

  private void answerMessages(HttpExchange exchange) throws IOException {
    String payment = exchange.getRequestURI().getQuery().split("=", -1)[1];
    String list = JSON.writeValueAsString(messages.getOrDefault(PaymentId.of(payment), List.of()));
    send(exchange, "application/json", 200, list);
  }

  void answerJournal(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith("/messages")) {
      answerMessages(exchange);
      return;
    }
    Map<String, String> query =
        Arrays.stream(exchange.getRequestURI().getQuery().split("&", -1))
            .map(part -> part.split("=", -1))
            .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    Instant from = Instant.parse(query.get("from"));
    Instant to = Instant.parse(query.get("to"));
    int after = Integer.parseInt(query.getOrDefault("after", "0"));
    List<JournalApi.Movement> found =
        journal.getOrDefault(new CompanyId(query.getOrDefault("company", "")), List.of()).stream()
            .filter(entry -> !entry.at().isBefore(from) && entry.at().isBefore(to))
            .toList();
    int end = Math.min(found.size(), after + PAGE);
    String next = end < found.size() ? Integer.toString(end) : null;
    String page = JSON.writeValueAsString(new JournalApi.Page(found.subList(after, end), next));
    send(exchange, "application/json", 200, page);
  }

  private void send(HttpExchange exchange, String type, int status, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(broken ? 503 : status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
