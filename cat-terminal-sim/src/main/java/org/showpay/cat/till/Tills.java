package org.showpay.cat.till;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillsApi;
import org.showpay.contracts.trust.ApiKeyHash;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Installs tills and finds them again. */
@Service
public class Tills {

  private static final int LONGEST_NAME = 64;

  private final EntityManager entities;
  private final KeySafe safe;
  private final Clock clock;

  Tills(EntityManager entities, KeySafe safe, Clock clock) {
    this.entities = entities;
    this.safe = safe;
    this.clock = clock;
  }

  /** Installs a till; 422 when the name cannot stand on a receipt. */
  @Transactional
  public Till install(TillsApi.InstallTill request) {
    if (!isPrintable(request.merchantName())) {
      throw ProblemException.unprocessable(
          "NAME_NOT_PRINTABLE",
          NextStep.FIX_REQUEST,
          "A merchant's name is one line of 1 to 64 characters.");
    }
    Till till =
        new Till(TillId.next(), request.merchantName(), request.terminal(), request.apiKey());
    entities.persist(new InstalledTill(till, safe.seal(till.id(), till.apiKey()), clock.instant()));
    return till;
  }

  /** The till of this id; 404 when none is. */
  @Transactional(readOnly = true)
  public Till find(TillId id) {
    return Optional.ofNullable(entities.find(InstalledTill.class, id.uuid()))
        .map(till -> till.openedWith(safe))
        .orElseThrow(
            () -> ProblemException.notFound("TILL_UNKNOWN", "No such till is installed here."));
  }

  /** The till that was installed last with this key, if any was. */
  @Transactional
  public Optional<Till> withKey(ApiKey key) {
    entities
        .createQuery("from InstalledTill where keyHash is null", InstalledTill.class)
        .getResultList()
        .forEach(till -> till.keepHash(safe));
    ApiKeyHash hash = ApiKeyHash.of(key);
    return entities
        .createQuery(
            "from InstalledTill where keyHash = :hash order by installedAt desc, id desc",
            InstalledTill.class)
        .setParameter("hash", hash.hex())
        .setMaxResults(1)
        .getResultStream()
        .filter(till -> till.isOpenedBy(hash))
        .findFirst()
        .map(till -> till.openedWith(safe));
  }

  /** All tills, in the order of their installation. */
  @Transactional(readOnly = true)
  public List<Till> all() {
    return entities
        .createQuery("from InstalledTill order by installedAt, id", InstalledTill.class)
        .getResultStream()
        .map(till -> till.openedWith(safe))
        .toList();
  }

  private static boolean isPrintable(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST_NAME
        && name.codePoints().noneMatch(Character::isISOControl);
  }
}
