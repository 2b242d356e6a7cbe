package org.showpay.mobile.pack;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.phone.PhoneCodesApi.Network;
import org.showpay.contracts.phone.PhoneCodesApi.PackOnPhone;
import org.showpay.contracts.phone.PhoneCodesApi.PackPlan;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.mobile.phone.PhoneBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a consumer does with packs; each method is one transaction on the phone alone. */
@Service
public class Packs {

  private static final String STANDING =
      """
      select p.next_at, p.trouble, h.id, coalesce(h.confirmed, false) as confirmed,
             (select count(*) from held_code c join held_pack l on l.id = c.pack_id
               where l.phone_id = p.phone_id and l.card_token = p.card_token
                 and l.expires_at > now() and c.shown_at is null) as codes_left
        from pack_plan p
        left join lateral (
          select id, confirmed from held_pack
           where phone_id = p.phone_id and card_token = p.card_token and expires_at > now()
           order by received_at desc, id desc limit 1) h on true
       where p.phone_id = :phone and p.card_token = :card
      """;

  private final JdbcClient jdbc;
  private final PackPlans plans;
  private final HeldPacks held;
  private final PhoneBook phones;
  private final PersistentTasks tasks;

  Packs(JdbcClient jdbc, PackPlans plans, HeldPacks held, PhoneBook phones, PersistentTasks tasks) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.held = held;
    this.phones = phones;
    this.tasks = tasks;
  }

  /** Wants a pack in a pocket always. */
  @Transactional
  public PackOnPhone keep(PhoneId phone, CardToken card, PackPlan plan) {
    phones.mustKnow(phone);
    if (plan.refillAt() < 0 || plan.refillAt() >= plan.codes() || !plan.ceiling().isPositive()) {
      throw ProblemException.unprocessable(
          "PACK_PLAN_REFUSED",
          NextStep.FIX_REQUEST,
          "A pack has codes and a ceiling, and is refilled when fewer than all of them are left.");
    }
    Pocket pocket = new Pocket(phone, card);
    plans.keep(pocket, plan);
    look(pocket);
    return standing(phone, card);
  }

  /** What is in a pocket. */
  @Transactional(readOnly = true)
  public PackOnPhone standing(PhoneId phone, CardToken card) {
    Pocket pocket = new Pocket(phone, card);
    PackPlan plan =
        plans
            .find(pocket)
            .orElseThrow(
                () -> ProblemException.notFound("NO_PACK_PLAN", "No pack is wanted for this card."))
            .plan();
    return jdbc.sql(STANDING)
        .param("phone", pocket.phoneUuid())
        .param("card", pocket.cardUuid())
        .query((row, n) -> {
          UUID pack = row.getObject("id", UUID.class);
          return new PackOnPhone(
              plan,
              pack == null ? null : new PackId(pack),
              row.getBoolean("confirmed"),
              row.getInt("codes_left"),
              row.getTimestamp("next_at").toInstant(),
              row.getString("trouble"));
        })
        .single();
  }

  /**
   * Takes a code out for good: it is shown only after this is durable. The next pack waits until
   * this code is over, since with it the pack of this code dies.
   */
  @Transactional
  public TakenCode take(PhoneId phone, CardToken card) {
    phones.mustKnow(phone);
    Pocket pocket = new Pocket(phone, card);
    TakenCode taken =
        held.take(pocket)
            .orElseThrow(() ->
                ProblemException.conflict(
                    "NO_CODE_LEFT",
                    NextStep.STOP,
                    "No code of a pack is left on this phone. Connect it to a network."));
    if (plans.isDue(pocket)) {
      look(pocket, plans.shownFor());
    }
    return taken;
  }

  /** Has the next pack fetched as soon as there is a network. */
  @Transactional
  public void fetchNow(PhoneId phone, CardToken card) {
    Pocket pocket = new Pocket(phone, card);
    plans.makeDue(pocket);
    look(pocket);
  }

  /** Wants no more packs in a pocket, and throws away what is in it. */
  @Transactional
  public void stop(PhoneId phone, CardToken card) {
    Pocket pocket = new Pocket(phone, card);
    held.dropAll(pocket);
    plans.forget(pocket);
  }

  /** The cards of which packs are wanted, and what they end in, as far as the phone knows. */
  @Transactional(readOnly = true)
  public Map<CardToken, String> cards(PhoneId phone) {
    Map<CardToken, String> cards = new LinkedHashMap<>();
    plans.of(phone).forEach(pocket -> cards.put(pocket.card(), held.last4(pocket)));
    return cards;
  }

  /** Looks whether the packs still live. */
  @Transactional
  public void lookAgain(PhoneId phone) {
    plans.of(phone).forEach(this::look);
  }

  /** The packs that a pocket has. */
  @Transactional(readOnly = true)
  public List<PackId> held(PhoneId phone, CardToken card) {
    return held.all(new Pocket(phone, card));
  }

  /**
   * Throws codes away before the server is told: they are never shown again, come what may. Who
   * takes all codes of a card back wants no more of them either.
   */
  @Transactional
  public void drop(PhoneId phone, CodesToRevoke codes) {
    switch (codes) {
      case CodesToRevoke.OfCard(var card) -> stop(phone, card);
      case CodesToRevoke.OfPack(var pack) -> held.drop(pack);
      case CodesToRevoke.OneOfPack(var pack, int serial) -> held.drop(pack, serial);
      case CodesToRevoke.All _ -> plans.of(phone).forEach(pocket -> stop(phone, pocket.card()));
    }
  }

  /** Gives the phone a network or takes it away; with one, it sees to its packs at once. */
  @Transactional
  public Network connect(PhoneId phone, Network network) {
    phones.connect(phone, network.connected());
    if (network.connected()) {
      lookAgain(phone);
    }
    return network;
  }

  private void look(Pocket pocket) {
    look(pocket, Duration.ZERO);
  }

  private void look(Pocket pocket, Duration in) {
    tasks.hasten(PackTasks.REFRESH.instance(pocket.toString()).data(0).build(), in);
  }
}
