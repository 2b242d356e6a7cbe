package org.showpay.contracts.console;

import java.time.Instant;
import java.util.List;
import org.showpay.contracts.merchant.ApiKey;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Those who may sign in at the console. Caller: who holds the suite's own key. */
@HttpExchange("/v1/operators")
public interface OperatorsApi {

  /** Lets one more person in; 409 for a name that somebody has. The key is shown this once. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  NewOperator add(@RequestBody AddOperator request);

  /** Those who may sign in. */
  @GetExchange
  List<Operator> list();

  /** Lets somebody in no more, and ends the sessions that are open; 404 for nobody. */
  @DeleteExchange("/{operator}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable OperatorId operator);

  /** What somebody may do at the console. */
  enum Role {
    /** See everything that it shows. */
    LOOK,
    /** Give money back, stop and start, replace keys. */
    ACT
  }

  /** A person to be let in. */
  record AddOperator(String name, Role role) {}

  /** Somebody who may sign in. */
  record Operator(OperatorId operator, String name, Role role, Instant addedAt) {}

  /** The same with the key to sign in with. */
  record NewOperator(OperatorId operator, String name, Role role, ApiKey key) {}
}
