package org.showpay.acceptance.proxy;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Strikes the n-th exchange of a name on a link, once. */
public final class NamedFault implements FaultPlan {

  private final String callee;
  private final String caller;
  private final Pattern what;
  private final Fault fault;
  private final AtomicInteger before;
  private final CountDownLatch struck = new CountDownLatch(1);

  /**
   * A fault of the first that fits.
   *
   * @param what is looked for in {@link Exchange#what}
   */
  public NamedFault(Link link, String what, Fault fault) {
    this(link, what, fault, 0);
  }

  /** The same after so many that fit as well. */
  public NamedFault(Link link, String what, Fault fault, int before) {
    this.caller = link.caller();
    this.callee = link.callee();
    this.what = Pattern.compile(what);
    this.fault = fault;
    this.before = new AtomicInteger(before);
  }

  @Override
  public Optional<Fault> faultFor(Exchange exchange) {
    boolean fits =
        exchange.link().equals(new Link(caller, callee))
            && exchange.is(what)
            && before.getAndDecrement() == 0;
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
