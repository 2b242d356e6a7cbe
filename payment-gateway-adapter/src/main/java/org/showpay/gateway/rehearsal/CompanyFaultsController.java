package org.showpay.gateway.rehearsal;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.CompanyFaultsApi;
import org.showpay.contracts.fault.FaultId;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.FaultsApi;
import org.showpay.contracts.fault.FaultsApi.Fault;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.gateway.routing.CardCompanies;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Passes fault plans on to where a card company is, and says what it said. */
@RestController
class CompanyFaultsController implements CompanyFaultsApi {

  private final CardCompanies companies;
  private final RestClient.Builder clients;

  CompanyFaultsController(CardCompanies companies, RestClient.Builder clients) {
    this.companies = companies;
    this.clients = clients;
  }

  @Override
  public Fault add(CompanyId company, FaultRule rule) {
    return ask(company, faults -> faults.add(company, rule));
  }

  @Override
  public List<Fault> list(CompanyId company) {
    return ask(company, faults -> faults.list(company));
  }

  @Override
  public void remove(CompanyId company, FaultId fault) {
    ask(
        company,
        faults -> {
          faults.remove(company, fault);
          return true;
        });
  }

  private <T> T ask(CompanyId company, Function<FaultsApi, T> question) {
    URI address =
        companies
            .addressOf(company)
            .orElseThrow(() ->
                ProblemException.notFound(
                    "COMPANY_UNKNOWN", "There is no line to this card company."));
    try {
      return question.apply(at(address));
    } catch (RestClientResponseException refused) {
      throw passedOn(refused);
    } catch (ResourceAccessException silence) {
      throw ProblemException.unavailable(
          "COMPANY_SILENT", "The card company's host does not answer.");
    }
  }

  private FaultsApi at(URI address) {
    RestClient client = clients.clone().baseUrl(address.toString()).build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(FaultsApi.class);
  }

  private static ProblemException passedOn(RestClientResponseException refused) {
    Problem problem = Problem.of(refused);
    return new ProblemException(
        HttpStatus.valueOf(refused.getStatusCode().value()),
        problem.code(),
        problem.nextStep(),
        problem.detail());
  }
}
