package org.showpay.testing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stops flows of the service under test at the edges of a transaction. A flow that is stopped does
 * nothing any more, no {@code catch} and no {@code finally} of it runs, until the test has judged
 * what is left: so it is as dead as after kill -9. A stopped flow may also be let go on, as a
 * process that was paused.
 *
 * <p>Transactions are those of the service's transaction manager, and each call of a book whose
 * statements commit by themselves. They are named by class and method, as {@code
 * PaymentBook.record}; a transaction without a name is named {@code ""}.
 */
public final class Crashes implements BeanPostProcessor {

  /** Where a flow is stopped. */
  public enum Edge {
    /** Nothing of the transaction has begun. */
    BEGIN,
    /** Its work is done and is rolled back, as the database does when its client dies. */
    BEFORE_COMMIT,
    /** It is committed, and nothing that should follow is done. */
    AFTER_COMMIT
  }

  private final Set<String> booksWithoutTransactions;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<@Nullable Stop> armed = new AtomicReference<>();
  private final List<StoppedFlow> stopped = new CopyOnWriteArrayList<>();

  /** Beans of these simple class names are watched too, each call of theirs as a transaction. */
  public Crashes(String... booksWithoutTransactions) {
    this.booksWithoutTransactions = Set.of(booksWithoutTransactions);
  }

  private record Stop(Edge edge, String transaction, BooleanSupplier mine, StoppedFlow flow) {}

  /** Makes a call that is stopped at the first transaction of that name. */
  public StoppedFlow stop(Edge edge, String transaction, Callable<?> call) {
    return stop(edge, transaction, () -> true, call);
  }

  /**
   * The same, where other flows may come by too.
   *
   * @param mine asked inside the transaction, at its end
   */
  public StoppedFlow stop(Edge edge, String transaction, BooleanSupplier mine, Callable<?> call) {
    StoppedFlow flow = new StoppedFlow();
    armed.set(new Stop(edge, transaction, mine, flow));
    stopped.add(flow);
    Future<?> running = callers.submit(call);
    try {
      flow.awaitStop(running);
    } finally {
      armed.set(null);
    }
    return flow;
  }

  /** Ends all flows that are still stopped; to be called when everything is judged. */
  public void bury() {
    stopped.forEach(StoppedFlow::die);
    stopped.clear();
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof PlatformTransactionManager manager) {
      return new WatchedManager(manager);
    }
    String type = AopUtils.getTargetClass(bean).getSimpleName();
    return booksWithoutTransactions.contains(type) ? watched(bean, type) : bean;
  }

  private Object watched(Object book, String name) {
    ProxyFactory proxy = new ProxyFactory(book);
    proxy.setProxyTargetClass(true);
    proxy.addAdvice(
        (MethodInterceptor)
            call -> {
              String transaction = name + "." + call.getMethod().getName();
              stopAt(Edge.BEGIN, transaction);
              stopAt(Edge.BEFORE_COMMIT, transaction);
              Object result = call.proceed();
              stopAt(Edge.AFTER_COMMIT, transaction);
              return result;
            });
    return proxy.getProxy(book.getClass().getClassLoader());
  }

  private void stopAt(Edge edge, String transaction) {
    Stop stop = take(edge, transaction);
    if (stop != null) {
      stop.flow().park();
    }
  }

  /** The stop that is armed for this transaction; it is taken by one flow. */
  private @Nullable Stop take(Edge edge, String transaction) {
    Stop stop = armed.get();
    return stop != null
            && stop.edge == edge
            && stop.transaction.equals(transaction)
            && stop.mine.getAsBoolean()
            && armed.compareAndSet(stop, null)
        ? stop
        : null;
  }

  private static String simple(@Nullable String transaction) {
    if (transaction == null) {
      return "";
    }
    int method = transaction.lastIndexOf('.');
    return transaction.substring(transaction.lastIndexOf('.', method - 1) + 1);
  }

  /** The service's own manager, with a stop at each edge of its transactions. */
  private final class WatchedManager implements PlatformTransactionManager {

    private final PlatformTransactionManager manager;

    WatchedManager(PlatformTransactionManager manager) {
      this.manager = manager;
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
      stopAt(Edge.BEGIN, simple(definition == null ? null : definition.getName()));
      return manager.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
      if (!status.isNewTransaction() || status.isRollbackOnly()) {
        manager.commit(status);
        return;
      }
      String name = simple(TransactionSynchronizationManager.getCurrentTransactionName());
      Stop before = take(Edge.BEFORE_COMMIT, name);
      if (before != null) {
        manager.rollback(status);
        before.flow().park();
      }
      Stop after = take(Edge.AFTER_COMMIT, name);
      manager.commit(status);
      if (after != null) {
        after.flow().park();
      }
    }

    @Override
    public void rollback(TransactionStatus status) {
      manager.rollback(requireNonNull(status));
    }
  }
}
