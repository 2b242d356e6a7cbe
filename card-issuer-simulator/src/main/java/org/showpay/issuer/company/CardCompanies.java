package org.showpay.issuer.company;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Finds a card company by its name. */
@Component
public class CardCompanies {

  private final Map<CompanyId, CardCompany> byName = new LinkedHashMap<>();

  /**
   * Takes the companies as configured.
   *
   * @throws IllegalArgumentException when two of them could be taken for each other
   */
  CardCompanies(CompaniesProperties configured) {
    for (CardCompany company : configured.companies()) {
      refuseConfusion(company, List.copyOf(byName.values()));
      byName.put(company.name(), company);
    }
  }

  /**
   * The company of this name.
   *
   * @throws ProblemException 404 COMPANY_UNKNOWN when there is none
   */
  public CardCompany named(CompanyId name) {
    CardCompany company = byName.get(name);
    if (company == null) {
      throw ProblemException.notFound(
          "COMPANY_UNKNOWN", "There is no card company '" + name + "' here.");
    }
    return company;
  }

  private static void refuseConfusion(CardCompany company, List<CardCompany> others) {
    for (CardCompany other : others) {
      if (other.name().equals(company.name())
          || other.prefix().startsWith(company.prefix())
          || company.prefix().startsWith(other.prefix())) {
        throw new IllegalArgumentException(
            "showpay.companies: '%s' and '%s' share a name or a range of card numbers"
                .formatted(other.name(), company.name()));
      }
    }
  }
}
