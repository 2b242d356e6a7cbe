package org.showpay.gateway.routing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.card.Pan;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The card companies to which there is a line, from the configuration. */
@Validated
@ConfigurationProperties("showpay")
public record CardCompanies(@NotEmpty @Valid List<CardCompany> cardCompanies) {

  /** The company whose number range this is; of ranges within one another the narrowest counts. */
  public Optional<CompanyId> ofNumber(Pan pan) {
    return cardCompanies.stream()
        .filter(company -> pan.startsWith(company.prefix()))
        .max(Comparator.comparingInt(company -> company.prefix().length()))
        .map(CardCompany::name);
  }

  /**
   * Where a company's host answers; empty when its line has been taken out of the configuration.
   */
  public Optional<URI> addressOf(CompanyId name) {
    return cardCompanies.stream()
        .filter(company -> company.name().equals(name))
        .map(CardCompany::baseUrl)
        .findFirst();
  }
}
