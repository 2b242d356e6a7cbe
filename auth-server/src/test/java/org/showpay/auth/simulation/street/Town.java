package org.showpay.auth.simulation.street;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.simulation.clockwork.Dice;
import org.showpay.auth.simulation.clockwork.Host;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.showpay.auth.simulation.memory.Books.CardRow;
import org.showpay.auth.simulation.memory.Books.MerchantRow;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.subscriber.SubscriberId;

/** Who is there in a history: processes, companies, merchants, subscribers and their cards. */
public final class Town {

  /** The company of the cards that codes are for. */
  public static final String FIRST = "hanbit";

  /** The company of the cards that are backups. */
  public static final String SECOND = "saebyeok";

  static final int MERCHANTS = 3;
  private static final int SUBSCRIBERS = 3;

  final Timeline time;
  final Faults faults;
  final Wire wire;
  final List<Host> authServers = List.of(new Host("auth-1"), new Host("auth-2"));
  final Host adapterHost = new Host("adapter");
  final Host firstHost = new Host(FIRST);
  final Host secondHost = new Host(SECOND);
  public final CardCompany first;
  public final CardCompany second;
  public final Adapter adapter;
  public final List<MerchantRow> merchants = new ArrayList<>();
  public final List<TerminalId> terminals = new ArrayList<>();
  public final List<SubscriberId> subscribers = new ArrayList<>();
  public final List<CardRow> cards = new ArrayList<>();

  /** The town of this history; its companies may forget reversals that came first. */
  public Town(Timeline time, Faults faults, boolean forgetful) {
    this.time = time;
    this.faults = faults;
    this.wire = new Wire(time, faults);
    this.first = new CardCompany(FIRST, forgetful);
    this.second = new CardCompany(SECOND, forgetful);
    this.adapter = new Adapter(this);
    Dice dice = new Dice(time.seed(), "town");
    for (int i = 0; i < MERCHANTS; i++) {
      Integer within = i == 0 ? 20 : null;
      merchants.add(new MerchantRow(new MerchantId(uuid(dice)), "shop " + i, within));
      terminals.add(new TerminalId(uuid(dice)));
    }
    for (int i = 0; i < SUBSCRIBERS; i++) {
      subscribers.add(new SubscriberId(uuid(dice)));
      CardToken backup = new CardToken(uuid(dice));
      cards.add(card(new CardToken(uuid(dice)), FIRST, i == 0 ? null : backup));
      cards.add(card(backup, SECOND, null));
    }
  }

  private static CardRow card(CardToken token, String company, @Nullable CardToken backup) {
    return new CardRow(token, "1234", new CompanyId(company), backup);
  }

  /** An id that the seed makes. */
  public static UUID uuid(Dice dice) {
    return new UUID(dice.number(), dice.number());
  }

  /** The card that a subscriber's codes are for. */
  public CardRow cardOf(int subscriber) {
    return cards.get(2 * subscriber);
  }

  CardCompany companyOf(CardToken card) {
    return cards.stream()
            .filter(row -> row.token().equals(card))
            .anyMatch(row -> row.company().text().equals(FIRST))
        ? first
        : second;
  }

  Host hostOf(CardCompany company) {
    return company == first ? firstHost : secondHost;
  }

  Host anAuthServer(Dice dice) {
    return authServers.get(dice.below(authServers.size()));
  }

  /** Whatever was wrong with anybody is not any more. */
  public void recover() {
    faults.end();
    authServers.forEach(Host::recover);
    List.of(adapterHost, firstHost, secondHost).forEach(Host::recover);
    first.fallSilent(0);
    second.fallSilent(0);
  }

  /** Whether no question is under way. */
  public boolean isQuiet() {
    return wire.isQuiet();
  }

  /** Until when somebody still sleeps. */
  public long endOfPauses() {
    return authServers.stream().mapToLong(Host::pausedUntil).max().orElse(0);
  }

  /** An auth-server that is up, if one is. */
  public Optional<Host> aLivingAuthServer(Dice dice) {
    List<Host> up =
        authServers.stream()
            .filter(host -> host.isUp(time.now()) && host.pausedUntil() <= time.now())
            .toList();
    return up.isEmpty() ? Optional.empty() : Optional.of(up.get(dice.below(up.size())));
  }

  /** Until when a code that is made now lives. */
  public Instant endOfCode() {
    return time.instant().plusSeconds(60);
  }
}
