package org.showpay.contracts.sms;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What the simulated SMS server does wrong next. Caller: the operator. */
@HttpExchange("/v1/sms-fault")
public interface SmsFaultsApi {

  /** Strikes the next so many messages; zero takes the fault away. */
  @PutExchange
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void set(@RequestBody SmsFault fault);

  /** A fault, and how many messages it strikes. */
  record SmsFault(Kind kind, int times) {}

  /** What goes wrong. */
  enum Kind {
    /** The message is not taken: ESME_RTHROTTLED. */
    THROTTLE,
    /** The message is kept, and the answer comes a minute late. */
    NO_ANSWER,
    /** The message is kept, and the session ends before the answer. */
    DROP
  }
}
