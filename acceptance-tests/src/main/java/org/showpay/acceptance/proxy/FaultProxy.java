package org.showpay.acceptance.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Listens in the callee's place, and passes on what comes as its plan allows. */
public final class FaultProxy implements AutoCloseable {

  private static final long LONGEST_SECONDS = 30;

  private final Link link;
  private final int target;
  private final Supplier<Wire> wires;
  private final FaultPlan plan;
  private final Door door;
  private final AtomicReference<CountDownLatch> next = new AtomicReference<>(new CountDownLatch(1));
  private final Set<Relay> relays = ConcurrentHashMap.newKeySet();

  private FaultProxy(Link link, int target, Supplier<Wire> wires, FaultPlan plan)
      throws IOException {
    this.link = link;
    this.target = target;
    this.wires = wires;
    this.plan = plan;
    this.door = new Door(this::enter);
  }

  /** In front of a service at this port. */
  public static FaultProxy http(Link link, int target, FaultPlan plan) throws IOException {
    return new FaultProxy(link, target, HttpWire::new, plan);
  }

  /** In front of PostgreSQL at this port. */
  public static FaultProxy postgres(Link link, int target, FaultPlan plan) throws IOException {
    return new FaultProxy(link, target, PostgresWire::new, plan);
  }

  /** Where it listens. */
  public int port() {
    return door.port();
  }

  Link link() {
    return link;
  }

  FaultPlan plan() {
    return plan;
  }

  /** An exchange is over. */
  void passed() {
    next.getAndSet(new CountDownLatch(1)).countDown();
  }

  /** Waits until another exchange is over, or a while: then there is nobody to be overtaken by. */
  void awaitNext() throws InterruptedException {
    boolean _ = next.get().await(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /** Nobody listens any more, and what stands idle ends: who connects is refused. */
  public void shut() throws IOException {
    door.shut();
    relays.forEach(Relay::endWhenIdle);
  }

  /** The same, but who connects has no answer at all. */
  public void deafen() throws IOException {
    shut();
    door.crowd();
  }

  /** Listens again. */
  public void open() throws IOException {
    door.open();
  }

  private void enter(Socket caller) {
    Thread.ofVirtual().name("proxy " + link).start(() -> relay(caller));
  }

  private void relay(Socket caller) {
    try {
      Socket callee = connected(caller);
      Relay relay = new Relay(this, wires.get(), caller, callee);
      relays.add(relay);
      relay.run();
      relays.remove(relay);
    } catch (IOException nobodyThere) {
      // The caller has been reset.
    }
  }

  private Socket connected(Socket caller) throws IOException {
    caller.setTcpNoDelay(true);
    try {
      Socket callee = new Socket(InetAddress.getLoopbackAddress(), target);
      callee.setTcpNoDelay(true);
      return callee;
    } catch (IOException refused) {
      caller.setSoLinger(true, 0);
      caller.close();
      throw refused;
    }
  }

  /** Ends every connection that there is now, with a reset. */
  public void cutAll() {
    relays.forEach(Relay::close);
  }

  @Override
  public void close() throws IOException {
    door.close();
    relays.forEach(Relay::close);
  }
}
