package org.showpay.cat.pc;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.checkout.ScreenView;
import org.showpay.contracts.checkout.ScreensApi.Proof;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.PcsApi;
import org.springframework.web.bind.annotation.RestController;

/** Barcode PCs over HTTP: a test or an integrator acts one without a browser. */
@RestController
class PcsController implements PcsApi {

  private final PcDesk desk;

  PcsController(PcDesk desk) {
    this.desk = desk;
  }

  @Override
  public Pc open(OpenScreen request) {
    PcDesk.Opened opened = desk.open(request.screen());
    return new Pc(opened.key(), opened.pc().sight().screen());
  }

  @Override
  public ScreenView look(String pc) {
    return at(
        pc,
        found -> {
          desk.look(found);
          return Optional.empty();
        });
  }

  @Override
  public ScreenView read(String pc, ReadCode code) {
    return at(pc, found -> read(found, code));
  }

  private Optional<String> read(BarcodePc pc, ReadCode code) {
    if (code.picture() != null && code.digits() == null) {
      return desk.seenIn(pc, code.picture());
    }
    if (code.digits() != null && code.picture() == null) {
      return desk.typed(pc, code.digits());
    }
    throw ProblemException.unprocessable(
        "ONE_CODE", NextStep.FIX_REQUEST, "Send a picture or the typed digits, one of the two.");
  }

  @Override
  public ScreenView prove(String pc, EnterPassword entered) {
    Proof proof = new Proof(entered.payment(), entered.password());
    return at(pc, found -> desk.prove(found, proof));
  }

  @Override
  public ScreenView refuse(String pc, Waiting waiting) {
    return at(pc, found -> desk.refuse(found, waiting.payment()));
  }

  @Override
  public ScreenView cancel(String pc) {
    return at(pc, desk::cancel);
  }

  private ScreenView at(String key, Function<BarcodePc, Optional<String>> deed) {
    BarcodePc pc =
        desk.find(key)
            .orElseThrow(() ->
                ProblemException.notFound("PC_UNKNOWN", "There is no such PC, or it was left."));
    @Nullable String trouble = deed.apply(pc).orElse(null);
    BarcodePc.Sight sight = pc.sight();
    if (sight.silent()) {
      throw PcDesk.silent();
    }
    return sight.screen().with(trouble);
  }
}
