package org.showpay.acceptance.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.showpay.acceptance.journal.Journal;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillsApi;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.webhook.WebhooksApi;

/** A merchant with terminals, a till and a server that is told; and who buys there. */
public final class Market implements AutoCloseable {

  /** The card companies of the suite. */
  public static final CompanyId HANBIT = new CompanyId("hanbit");

  public static final CompanyId NURI = new CompanyId("nuri");

  private static final Money FREELY = Money.of(1_000_000, "KRW");

  private final Lines lines;
  private final Journal journal;
  private final Receiver receiver;
  private final MerchantId merchant;
  private final Terminal terminal;
  private final TillId till;
  private final AtomicInteger orders = new AtomicInteger();

  private Market(Lines lines, Journal journal, Receiver receiver, int port) {
    this.lines = lines;
    this.journal = journal;
    this.receiver = receiver;
    this.merchant = lines.merchants().open(new MerchantsApi.OpenMerchant("Market")).merchant();
    relax(lines, merchant);
    var stall = lines.merchants().addTerminal(merchant, new MerchantsApi.AddTerminal("stall"));
    this.terminal = new Terminal(lines.authServer(), stall.apiKey(), journal);
    var counter = lines.merchants().addTerminal(merchant, new MerchantsApi.AddTerminal("till"));
    this.till =
        lines
            .tills()
            .install(new TillsApi.InstallTill("Market", counter.terminal(), counter.apiKey()))
            .till();
    lines
        .webhooks()
        .add(merchant, new WebhooksApi.NewEndpoint("http://localhost:" + port + "/hook"));
  }

  /** What a signature is good for once is not what is broken here: a request is sent as it was. */
  private static void relax(Lines lines, MerchantId merchant) {
    MerchantTermsApi.Terms terms = lines.terms().find(merchant);
    // A version before asks for neither, and may not know that one can.
    if (Boolean.TRUE.equals(terms.sealedPasswords())
        || Boolean.TRUE.equals(terms.signedRequests())) {
      lines.terms().agree(merchant, terms.relaxed());
    }
  }

  /** Opens one, whose people reach the services as {@code till}, {@code phone} and {@code desk}. */
  public static Market open(Stand stand, Path journal) throws IOException {
    Map<ServiceName, String> names =
        Map.of(
            ServiceName.AUTH_SERVER, "till",
            ServiceName.MOBILE_TERMINAL, "phone",
            ServiceName.CAT_TERMINAL, "desk",
            ServiceName.CARD_ISSUER, "desk");
    Lines lines =
        new Lines(
            service -> stand.to(names.getOrDefault(service, "desk"), service),
            stand.stack().operatorKey());
    Files.createDirectories(journal.toAbsolutePath().getParent());
    Receiver receiver = Receiver.start();
    return new Market(lines, Journal.begin(journal), receiver, stand.toReceiver(receiver.port()));
  }

  /** Somebody whose card pays whatever is asked, without a password. */
  public Phone somebody(CompanyId company) {
    return new Phone(lines, company, Money.of(1_000_000_000_000L, "KRW"), FREELY);
  }

  /** Somebody whose card company refuses to pay. */
  public Phone somebodyPoor(CompanyId company) {
    return somebody(company).refusedByItsCompany(lines);
  }

  /** Somebody who wants to be asked for the password. */
  public Phone somebodyCareful(CompanyId company) {
    return new Phone(lines, company, Money.of(1_000_000_000_000L, "KRW"), Money.of(0, "KRW"));
  }

  public Lines lines() {
    return lines;
  }

  public Journal journal() {
    return journal;
  }

  /** The next order; none has the number of another, whoever buys. */
  OrderId nextOrder() {
    return new OrderId("O-" + orders.incrementAndGet());
  }

  public Receiver receiver() {
    return receiver;
  }

  public MerchantId merchant() {
    return merchant;
  }

  public Terminal terminal() {
    return terminal;
  }

  /** The till of the cat-terminal-sim. */
  public TillId till() {
    return till;
  }

  @Override
  public void close() throws IOException {
    receiver.close();
    journal.close();
  }
}
