package org.showpay.issuer.account;

import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.issuer.company.CardCompany;
import org.springframework.data.repository.Repository;

/** The card accounts of all companies; each company sees its own. */
public interface CardAccounts extends Repository<CardAccount, UUID> {

  /** The account of this id at the company of this name. */
  Optional<CardAccount> findByIdAndCompany(UUID id, String company);

  /**
   * A company's account.
   *
   * @throws ProblemException 404 ACCOUNT_UNKNOWN when the company has no such account
   */
  default CardAccount at(CardCompany company, AccountId account) {
    return findByIdAndCompany(account.uuid(), company.name().text())
        .orElseThrow(() -> unknown(company, account));
  }

  /** What a company says about an account that it does not have. */
  static ProblemException unknown(CardCompany company, AccountId account) {
    return ProblemException.notFound(
        "ACCOUNT_UNKNOWN", company.displayName() + " has no account " + account + ".");
  }
}
