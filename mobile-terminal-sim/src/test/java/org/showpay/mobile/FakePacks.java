package org.showpay.mobile;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.handset.HandsetCodesApi.PackWish;
import org.showpay.contracts.handset.HandsetCodesApi.SealedPack;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.pack.PackState;
import org.showpay.contracts.pack.PacksApi.Standing;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;

/** Packs as the other end makes, confirms and ends them; answers can be lost on their way back. */
final class FakePacks {

  private final SecureRandom random = new SecureRandom();
  private final Map<PackId, Pack> packs = new ConcurrentHashMap<>();
  private final Set<PayCode> alive = ConcurrentHashMap.newKeySet();
  private final AtomicInteger downloadsToLose = new AtomicInteger();
  private final AtomicInteger confirmationsToLose = new AtomicInteger();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  private record Pack(CardToken card, List<PayCode> codes, PackState state) {}

  void losesAnswersToDownloads(int times) {
    downloadsToLose.set(times);
  }

  void losesAnswersToConfirmations(int times) {
    confirmationsToLose.set(times);
  }

  boolean isAlive(PayCode code) {
    return alive.contains(code);
  }

  /** Ends a pack as somebody else's request would. */
  synchronized void end(PackId id) {
    Pack pack = packs.get(id);
    if (pack != null) {
      pack.codes().forEach(alive::remove);
      packs.put(id, new Pack(pack.card(), pack.codes(), PackState.ENDED));
    }
  }

  /** All packs that were made for a card, and how far each is. */
  List<PackState> statesOf(CardToken card) {
    return packs.values().stream()
        .filter(pack -> pack.card().equals(card))
        .map(Pack::state)
        .sorted()
        .toList();
  }

  synchronized Answer download(PackWish wish) {
    endOthers(wish.card(), wish.pack(), Set.of(PackState.OFFERED));
    List<PayCode> codes = new ArrayList<>();
    for (int i = 0; i < wish.codes(); i++) {
      codes.add(PayCode.draw(SchemePrefix.DEFAULT, random));
    }
    packs.put(wish.pack(), new Pack(wish.card(), codes, PackState.OFFERED));
    alive.addAll(codes);
    return unlessLost(
        downloadsToLose,
        new SealedPack(
            wish.pack(),
            Instant.now().plus(Duration.ofDays(8)),
            "1234",
            wish.key().seal(wish.pack(), codes)));
  }

  /** Something that happens while a phone waits for the answer to its next confirmation. */
  void duringTheNextConfirmation(Runnable happens) {
    meanwhile.set(happens);
  }

  synchronized Answer confirm(PackId id) {
    meanwhile.getAndSet(() -> {}).run();
    Pack pack = packs.get(id);
    if (pack == null || pack.state() == PackState.ENDED) {
      return Answer.of(new Standing(PackState.ENDED));
    }
    endOthers(pack.card(), id, Set.of(PackState.OFFERED, PackState.CONFIRMED));
    packs.put(id, new Pack(pack.card(), pack.codes(), PackState.CONFIRMED));
    return unlessLost(confirmationsToLose, new Standing(PackState.CONFIRMED));
  }

  private void endOthers(CardToken card, PackId allBut, Set<PackState> states) {
    packs.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(allBut))
        .filter(entry -> entry.getValue().card().equals(card))
        .filter(entry -> states.contains(entry.getValue().state()))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::end);
  }

  private static Answer unlessLost(AtomicInteger toLose, Object answer) {
    return toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0
        ? new Answer.Says(502, "")
        : Answer.of(answer);
  }
}
