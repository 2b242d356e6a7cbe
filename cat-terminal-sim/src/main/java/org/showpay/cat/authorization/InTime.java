package org.showpay.cat.authorization;

import java.lang.ScopedValue.CallableOp;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.trust.BearerOf;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.client.ResourceAccessException;

/** Makes calls with a terminal's key, none of which lasts longer than it may. */
@Component
final class InTime implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Calls on another thread, which is left to itself when the time for the call is over. */
  <T extends @Nullable Object> T call(
      Deadline deadline, ApiKey key, CallableOp<T, RuntimeException> ask) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("The auth-server was asked while a transaction was open");
    }
    Future<T> call = threads.submit(() -> BearerOf.call(key.reveal(), ask));
    try {
      return call.get(deadline.forOneQuestion().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ResourceAccessException("No answer in time");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new ResourceAccessException("Interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } finally {
      call.cancel(true);
    }
  }

  /** Waits for no call: each ends by itself. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
