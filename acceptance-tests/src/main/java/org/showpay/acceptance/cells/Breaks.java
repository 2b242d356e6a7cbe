package org.showpay.acceptance.cells;

import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.contracts.trust.ServiceName.CARD_ISSUER;
import static org.showpay.contracts.trust.ServiceName.GATEWAY_ADAPTER;
import static org.showpay.contracts.trust.ServiceName.MOBILE_TERMINAL;
import static org.showpay.contracts.trust.ServiceName.PIN_GENERATOR;

import java.time.Duration;
import org.showpay.acceptance.cells.Break.ByPeople;
import org.showpay.acceptance.cells.Break.CannotBe;
import org.showpay.acceptance.cells.Break.Deed;
import org.showpay.acceptance.cells.Break.Kill;
import org.showpay.acceptance.cells.Break.OnTheWay;
import org.showpay.acceptance.cells.Break.Victim;
import org.showpay.acceptance.cells.Cell.Failure;
import org.showpay.acceptance.proxy.Fault;
import org.showpay.acceptance.proxy.Gate;
import org.showpay.acceptance.proxy.Link;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.trust.ServiceName;

/** The table: where each step is broken, and how. */
final class Breaks {

  private static final Link AUTH_DATABASE = toDatabase(AUTH_SERVER);
  private static final Link TILL_AUTH = new Link("till", AUTH_SERVER.text());
  private static final Link AUTH_ADAPTER = new Link(AUTH_SERVER.text(), GATEWAY_ADAPTER.text());
  private static final Link ADAPTER_ISSUER = new Link(GATEWAY_ADAPTER.text(), CARD_ISSUER.text());
  private static final Link PHONE_PIN = new Link(MOBILE_TERMINAL.text(), PIN_GENERATOR.text());
  private static final Link PIN_AUTH = new Link(PIN_GENERATOR.text(), AUTH_SERVER.text());
  private static final Link AUTH_MERCHANT = new Link(AUTH_SERVER.text(), Stand.RECEIVER);

  /** Every move but the one that spends a code; the first of a payment that has been opened. */
  private static final String MOVED = "^commit: .*reversal_reason = case";

  /** Each a second longer than whoever asks waits. */
  private static final Duration PIN_GIVES_UP = Duration.ofSeconds(23);

  private static final Duration TILL_GIVES_UP = Duration.ofSeconds(16);
  private static final Duration AUTH_GIVES_UP = Duration.ofSeconds(11);
  private static final Duration ADAPTER_GIVES_UP = Duration.ofSeconds(9);
  private static final Duration COURIER_GIVES_UP = Duration.ofSeconds(25);

  private static final int HALF_A_HEAD = 40;

  private Breaks() {}

  static Break of(Cell cell) {
    Failure failure = cell.failure();
    return switch (cell.step()) {
      case ISSUE -> issue(failure);
      case REPLY_TO_HANDSET -> replyToHandset(failure);
      case AUTHORISE ->
          asked(
              failure,
              Victim.AUTH_SERVER,
              "insert into payment \\(",
              TILL_AUTH,
              "POST /v1/payments$");
      case CONSUME -> consume(failure);
      case FACTORS ->
          asked(
              failure,
              Victim.AUTH_SERVER,
              "password_tries = ",
              TILL_AUTH,
              "POST /v1/payments/.*/authentication$");
      case REQUESTED -> requested(failure);
      case TO_ADAPTER -> toAdapter(failure);
      case TO_ISSUER -> toIssuer(failure);
      case RESULT -> result(failure);
      case TERMINAL_REPLY -> terminalReply(failure);
      case WEBHOOK -> webhook(failure);
      case CAPTURE, REFUND -> operation(failure);
    };
  }

  /** The usual five of a question that is answered after a commit of the auth-server. */
  private static Break asked(
      Failure failure, Victim victim, String written, Link link, String question) {
    return switch (failure) {
      case BEFORE_COMMIT -> new Kill(victim, AUTH_DATABASE, "^commit: .*" + written, false);
      case AFTER_COMMIT -> new Kill(victim, AUTH_DATABASE, "^commit: .*" + written, true);
      case REPLY_LOST -> new OnTheWay(link, question, new Fault.CutAnswer(0));
      case DUPLICATE -> new OnTheWay(link, question, new Fault.Duplicate());
      case LATE -> new OnTheWay(link, question, new Fault.HoldQuestion(new Gate(TILL_GIVES_UP)));
    };
  }

  private static Break issue(Failure failure) {
    return failure == Failure.LATE
        ? new OnTheWay(
            PIN_AUTH, "POST /v1/pay-codes", new Fault.HoldQuestion(new Gate(PIN_GIVES_UP)))
        : asked(
            failure, Victim.AUTH_SERVER, "insert into pay_code", PIN_AUTH, "POST /v1/pay-codes");
  }

  private static Break replyToHandset(Failure failure) {
    return switch (failure) {
      case BEFORE_COMMIT, AFTER_COMMIT ->
          new CannotBe("the reply is no transaction; the one before it is step 1's");
      case REPLY_LOST ->
          new OnTheWay(PHONE_PIN, "POST /v1/pay-codes", new Fault.CutAnswer(HALF_A_HEAD));
      case DUPLICATE -> new CannotBe("a reply belongs to its request: HTTP has no second one");
      case LATE -> new ByPeople(Deed.SHOWS_A_DEAD_CODE);
    };
  }

  /** One transaction with the payment; here it is the database that dies around its commit. */
  private static Break consume(Failure failure) {
    String spent = "^commit: .*update pay_code";
    return switch (failure) {
      case BEFORE_COMMIT -> new Kill(Victim.POSTGRESQL, AUTH_DATABASE, spent, false);
      case AFTER_COMMIT -> new Kill(Victim.POSTGRESQL, AUTH_DATABASE, spent, true);
      case REPLY_LOST -> new OnTheWay(AUTH_DATABASE, spent, new Fault.CutAnswer(0));
      case DUPLICATE -> new ByPeople(Deed.TWO_TILLS);
      case LATE ->
          new OnTheWay(AUTH_DATABASE, spent, new Fault.HoldQuestion(new Gate(TILL_GIVES_UP)));
    };
  }

  private static Break requested(Failure failure) {
    return switch (failure) {
      case BEFORE_COMMIT -> new Kill(Victim.AUTH_SERVER, AUTH_DATABASE, MOVED, false);
      case AFTER_COMMIT -> new Kill(Victim.AUTH_SERVER, AUTH_DATABASE, MOVED, true);
      case REPLY_LOST -> new OnTheWay(AUTH_DATABASE, MOVED, new Fault.CutAnswer(0));
      case DUPLICATE -> new ByPeople(Deed.TWO_PASSWORDS);
      case LATE ->
          new OnTheWay(AUTH_DATABASE, MOVED, new Fault.HoldQuestion(new Gate(TILL_GIVES_UP)));
    };
  }

  private static Break toAdapter(Failure failure) {
    String sent = "^commit: .*insert into journal";
    String question = "POST .*/authorizations$";
    return switch (failure) {
      case BEFORE_COMMIT -> new Kill(Victim.ADAPTER, toDatabase(GATEWAY_ADAPTER), sent, false);
      case AFTER_COMMIT -> new Kill(Victim.ADAPTER, toDatabase(GATEWAY_ADAPTER), sent, true);
      case REPLY_LOST -> new OnTheWay(AUTH_ADAPTER, question, new Fault.CutAnswer(0));
      case DUPLICATE -> new OnTheWay(AUTH_ADAPTER, question, new Fault.Duplicate());
      case LATE ->
          new OnTheWay(AUTH_ADAPTER, question, new Fault.HoldAnswer(new Gate(AUTH_GIVES_UP)));
    };
  }

  private static Break toIssuer(Failure failure) {
    String charged = "^commit: .*insert into authorization_log";
    String question = "POST .*/authorizations$";
    return switch (failure) {
      case BEFORE_COMMIT -> new Kill(Victim.ISSUER, toDatabase(CARD_ISSUER), charged, false);
      case AFTER_COMMIT -> new Kill(Victim.ISSUER, toDatabase(CARD_ISSUER), charged, true);
      case REPLY_LOST -> new OnTheWay(ADAPTER_ISSUER, question, new Fault.CutAnswer(0));
      case DUPLICATE -> new OnTheWay(ADAPTER_ISSUER, question, new Fault.Duplicate());
      case LATE ->
          new OnTheWay(
              ADAPTER_ISSUER, question, new Fault.HoldQuestion(new Gate(ADAPTER_GIVES_UP)));
    };
  }

  private static Break result(Failure failure) {
    return switch (failure) {
      case BEFORE_COMMIT -> new Kill(Victim.AUTH_SERVER, AUTH_DATABASE, MOVED, false);
      case AFTER_COMMIT -> new Kill(Victim.AUTH_SERVER, AUTH_DATABASE, MOVED, true);
      case REPLY_LOST -> new OnTheWay(AUTH_DATABASE, MOVED, new Fault.CutAnswer(0));
      case DUPLICATE ->
          new CannotBe(
              "a second answer is an inquiry's, which begins when the first is given up:"
                  + " AuthorizationCellsTest has the test that stops a thread for it");
      case LATE ->
          new OnTheWay(AUTH_DATABASE, MOVED, new Fault.HoldQuestion(new Gate(TILL_GIVES_UP)));
    };
  }

  private static Break terminalReply(Failure failure) {
    String kept = "^commit: update idempotent_request set state = 'done'";
    String question = "POST /v1/payments$";
    return switch (failure) {
      case BEFORE_COMMIT -> new Kill(Victim.AUTH_SERVER, AUTH_DATABASE, kept, false);
      case AFTER_COMMIT -> new Kill(Victim.AUTH_SERVER, AUTH_DATABASE, kept, true);
      case REPLY_LOST -> new OnTheWay(TILL_AUTH, question, new Fault.CutAnswer(HALF_A_HEAD));
      case DUPLICATE -> new ByPeople(Deed.TWO_REQUESTS);
      case LATE -> new OnTheWay(TILL_AUTH, question, new Fault.HoldAnswer(new Gate(TILL_GIVES_UP)));
    };
  }

  private static Break webhook(Failure failure) {
    String tried = "^commit: .*insert into webhook_try";
    return switch (failure) {
      case BEFORE_COMMIT -> new Kill(Victim.AUTH_SERVER, AUTH_DATABASE, tried, false);
      case AFTER_COMMIT -> new Kill(Victim.AUTH_SERVER, AUTH_DATABASE, tried, true);
      case REPLY_LOST -> new OnTheWay(AUTH_MERCHANT, "POST", new Fault.CutAnswer(0));
      case DUPLICATE -> new OnTheWay(AUTH_MERCHANT, "POST", new Fault.Duplicate());
      case LATE ->
          new OnTheWay(AUTH_MERCHANT, "POST", new Fault.HoldQuestion(new Gate(COURIER_GIVES_UP)));
    };
  }

  private static Break operation(Failure failure) {
    String written = "insert into payment_operation";
    return failure == Failure.LATE
        ? new OnTheWay(
            AUTH_ADAPTER, "POST .*/follow-ups$", new Fault.HoldAnswer(new Gate(AUTH_GIVES_UP)))
        : asked(failure, Victim.AUTH_SERVER, written, AUTH_ADAPTER, "POST .*/follow-ups$");
  }

  private static Link toDatabase(ServiceName service) {
    return new Link(service.text(), Stand.DATABASE);
  }
}
