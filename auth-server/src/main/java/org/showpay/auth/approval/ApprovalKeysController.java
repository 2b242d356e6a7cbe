package org.showpay.auth.approval;

import org.showpay.auth.approval.ApprovalKeyBook.Standing;
import org.showpay.contracts.approval.ApprovalKeysApi;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.trust.Caller;
import org.springframework.web.bind.annotation.RestController;

/** The keys of handsets over HTTP; which handset it is, the session alone says. */
@RestController
class ApprovalKeysController implements ApprovalKeysApi {

  private final ApprovalKeyBook book;

  ApprovalKeysController(ApprovalKeyBook book) {
    this.book = book;
  }

  @Override
  public OnRecord find() {
    Caller.Handset handset = Caller.currentHandset();
    return new OnRecord(
        handset.handset(), book.of(handset) instanceof Standing.Registered(var key) ? key : null);
  }

  @Override
  public OnRecord register(Registration wanted) {
    book.register(Caller.currentHandset(), wanted)
        .ifPresent(why -> {
          throw ProblemException.unprocessable(
              why.name(), NextStep.FIX_REQUEST, "The key is not registered: see the code.");
        });
    return find();
  }
}
