package org.showpay.stack.service;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.machine.StackFailure;

/** Does the same for several services, as many at a time as the machine has cores. */
public final class InParallel {

  private InParallel() {}

  /**
   * Returns when it is done for all.
   *
   * @throws StackFailure as soon as it fails for one
   */
  public static void forEach(Collection<ServiceName> services, Work work)
      throws InterruptedException {
    int atATime = Math.max(2, Runtime.getRuntime().availableProcessors());
    ExecutorService threads = Executors.newFixedThreadPool(atATime);
    try {
      var done = new ExecutorCompletionService<ServiceName>(threads);
      List<Future<ServiceName>> begun =
          services.stream().map(service -> done.submit(() -> doOne(work, service))).toList();
      for (int i = 0; i < begun.size(); i++) {
        done.take().get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StackFailure failure
          ? failure
          : StackFailure.whileStarting(String.valueOf(e.getCause()));
    } finally {
      threads.shutdownNow();
    }
  }

  private static ServiceName doOne(Work work, ServiceName service) throws Exception {
    work.on(service);
    return service;
  }

  /** What is done for each. */
  @FunctionalInterface
  public interface Work {

    /** Does it for one service. */
    void on(ServiceName service) throws Exception;
  }
}
