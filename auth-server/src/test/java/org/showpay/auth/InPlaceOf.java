package org.showpay.auth;

import org.springframework.aop.TargetSource;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.target.SingletonTargetSource;

/** A twin that does the work of one of the service's repositories until this is closed. */
final class InPlaceOf implements AutoCloseable {

  private final Advised repository;
  private final TargetSource original;

  private InPlaceOf(Advised repository, Object twin) {
    this.repository = repository;
    original = repository.getTargetSource();
    repository.setTargetSource(new SingletonTargetSource(twin));
  }

  /** Puts the twin behind the proxy that Spring made, which all others hold. */
  static <T> InPlaceOf the(T repository, T twin) {
    return new InPlaceOf((Advised) repository, twin);
  }

  @Override
  public void close() {
    repository.setTargetSource(original);
  }
}
