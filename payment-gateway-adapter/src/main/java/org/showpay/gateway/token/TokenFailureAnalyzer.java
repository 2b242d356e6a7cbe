package org.showpay.gateway.token;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line why a service with a token does not start. */
final class TokenFailureAnalyzer extends AbstractFailureAnalyzer<TokenFailure> {

  @Override
  protected FailureAnalysis analyze(Throwable root, TokenFailure failure) {
    return new FailureAnalysis(
        failure.getMessage(), "Look at showpay.vault-token in the configuration.", failure);
  }
}
