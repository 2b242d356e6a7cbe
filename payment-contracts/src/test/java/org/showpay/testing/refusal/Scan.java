package org.showpay.testing.refusal;

import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.HttpStatus;

/**
 * One method, read from top to bottom: what it calls, and the problems that it makes. A problem's
 * code is the text before it that looks like one, or the name of a constant that was asked for
 * last; where there is none, a caller gives it.
 */
final class Scan {

  static final int NONE = 0;

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
  private static final String PROBLEM = ProblemException.class.getName();
  private static final Map<String, Integer> MAKERS =
      Map.of("notFound", 404, "conflict", 409, "unprocessable", 422, "unavailable", 503);

  private final Set<Step> calls = new LinkedHashSet<>();
  private final Set<Refusal> refusals = new LinkedHashSet<>();
  private final List<String> texts = new ArrayList<>();
  private final ToIntFunction<Step> openOf;
  private final boolean isTold;
  private List<String> names = List.of();
  private @Nullable String constant;
  private int status = NONE;
  private int open = NONE;

  /** With what is known of other methods: the status of those that are told their code. */
  Scan(Step step, ToIntFunction<Step> openOf) {
    this.openOf = openOf;
    this.isTold = step.makesAProblemAsTold();
    var method = step.code();
    if (method != null) {
      method.code().orElseThrow().elementStream().forEach(this::read);
    }
  }

  Set<Step> calls() {
    return calls;
  }

  Set<Refusal> refusals() {
    return refusals;
  }

  /** The status of the problem whose code this method is told, or none. */
  int open() {
    return open;
  }

  private void read(CodeElement element) {
    switch (element) {
      case ConstantInstruction constant when constant.constantValue() instanceof String text -> {
        if (CODE.matcher(text).matches()) {
          texts.add(text);
        }
      }
      case FieldInstruction field -> named(field);
      case InvokeInstruction call -> {
        Step step = stepOf(call);
        if (step.isAName()) {
          names = step.names(constant);
        }
        constant = null;
        called(step);
      }
      case InvokeDynamicInstruction made ->
          made.bootstrapArgs().stream()
              .filter(DirectMethodHandleDesc.class::isInstance)
              .map(DirectMethodHandleDesc.class::cast)
              .map(Scan::stepOf)
              .filter(Step::isOurs)
              .forEach(calls::add);
      default -> {
        // Says nothing of problems.
      }
    }
  }

  private void named(FieldInstruction field) {
    constant = field.name().stringValue();
    if (isA(field.owner().asSymbol(), HttpStatus.class)) {
      status = HttpStatus.valueOf(constant).value();
      texts.clear();
    }
  }

  private void called(Step step) {
    if (!step.isOurs()) {
      return;
    }
    if (step.owner().equals(PROBLEM)) {
      boolean here = step.name().equals("<init>");
      made(here ? status : MAKERS.getOrDefault(step.name(), NONE));
      if (here && status == NONE) {
        refusals.add(Refusal.PASSED_ON);
      }
      return;
    }
    calls.add(step);
    made(openOf.applyAsInt(step));
  }

  private void made(int problem) {
    if (problem == NONE) {
      return;
    }
    if (texts.isEmpty() && isTold) {
      open = problem;
    } else if (texts.isEmpty() && names.isEmpty()) {
      refusals.add(new Refusal(problem, ""));
    }
    List<String> codes = texts.isEmpty() ? names : texts;
    codes.forEach(code -> refusals.add(new Refusal(problem, code)));
    texts.clear();
    names = List.of();
  }

  private static boolean isA(ClassDesc found, Class<?> wanted) {
    return found.equals(wanted.describeConstable().orElseThrow());
  }

  private static Step stepOf(InvokeInstruction call) {
    return new Step(
        call.owner().asInternalName().replace('/', '.'),
        call.name().stringValue(),
        call.type().stringValue());
  }

  private static Step stepOf(DirectMethodHandleDesc handle) {
    String owner = handle.owner().descriptorString();
    return new Step(
        owner.substring(1, owner.length() - 1).replace('/', '.'),
        handle.methodName(),
        handle.lookupDescriptor());
  }
}
