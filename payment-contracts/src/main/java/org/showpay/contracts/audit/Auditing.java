package org.showpay.contracts.audit;

import java.time.Clock;
import org.showpay.contracts.trust.ServiceTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes every access to a service down. Services that do import this class have its tables. */
@Configuration(proxyBeanMethods = false)
public class Auditing {

  Auditing() {}

  @Bean
  AuditBook auditBook(
      JdbcClient jdbc, TransactionTemplate transaction, ServiceTokens signer, Clock clock) {
    return new AuditBook(
        new AuditRows(jdbc), new AuditSealer(jdbc, transaction, signer::attest, clock));
  }

  /** Around every door: it sees who was not let in, too. */
  @Bean
  Customizer<HttpSecurity> accessesAreWrittenDown(AuditBook book, Clock clock) {
    return http ->
        http.addFilterAfter(new AccessFilter(book, clock), SecurityContextHolderFilter.class);
  }
}
