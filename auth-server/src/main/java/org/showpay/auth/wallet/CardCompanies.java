package org.showpay.auth.wallet;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.vault.CardVaultApi;
import org.showpay.contracts.vault.StoredCard;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Asks the payment-gateway-adapter about a card, and takes its silence for what it is. */
@Component
class CardCompanies {

  private final CardVaultApi vault;
  private final CardCompaniesApi companies;

  CardCompanies(CardVaultApi vault, CardCompaniesApi companies) {
    this.vault = vault;
    this.companies = companies;
  }

  StoredCard describe(CardToken token) {
    try {
      return vault.describe(token);
    } catch (HttpClientErrorException.NotFound e) {
      throw unknownCard();
    } catch (RestClientException e) {
      throw ProblemException.unavailable(
          "VAULT_UNAVAILABLE", "The card vault does not answer. Nothing was changed.");
    }
  }

  AvailableAnswer available(CardToken token) {
    try {
      return companies.available(token);
    } catch (HttpClientErrorException.NotFound e) {
      return new AvailableAnswer.NotUsable();
    } catch (RestClientException e) {
      return new AvailableAnswer.Unavailable("the payment-gateway-adapter does not answer");
    }
  }

  static ProblemException unknownCard() {
    return ProblemException.notFound(
        "CARD_UNKNOWN", "The vault keeps no such card of this subscriber. Store it there first.");
  }
}
