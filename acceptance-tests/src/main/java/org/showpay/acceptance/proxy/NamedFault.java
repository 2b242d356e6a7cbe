package org.showpay.acceptance.proxy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Strikes the first exchange of a name on a link that is about somebody, once. */
public final class NamedFault implements FaultPlan {

  private final Link link;
  private final Pattern what;
  private final Set<UUID> about;
  private final Fault fault;
  private final AtomicBoolean used = new AtomicBoolean();
  private final CountDownLatch struck = new CountDownLatch(1);

  /**
   * A fault to be.
   *
   * @param what is looked for in {@link Exchange#what}
   * @param about one of these must be named; whoever comes, where there is none
   */
  public NamedFault(Link link, String what, Set<UUID> about, Fault fault) {
    this.link = link;
    this.what = Pattern.compile(what);
    this.about = about;
    this.fault = fault;
  }

  @Override
  public Optional<Fault> faultFor(Exchange exchange) {
    boolean fits =
        exchange.link().equals(link)
            && exchange.is(what)
            && (about.isEmpty() || about.stream().anyMatch(exchange::names))
            && used.compareAndSet(false, true);
    if (fits) {
      struck.countDown();
    }
    return fits ? Optional.of(fault) : Optional.empty();
  }

  /** True when it struck, or does so within this time. */
  public boolean hasStruck(long seconds) throws InterruptedException {
    return struck.await(seconds, TimeUnit.SECONDS);
  }
}
