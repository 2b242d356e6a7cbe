package org.showpay.testing.refusal;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may come of a call: every problem that some way through the code leads to. That is a little
 * more than can happen, since a way may be closed by what is asked, and never less, but for codes
 * that are put together while the service runs.
 */
public final class Refusals {

  private final Function<Class<?>, List<Class<?>>> doers;
  private final Map<Step, Scan> scans = new HashMap<>();
  private final Map<Step, List<Step>> places = new HashMap<>();
  private final Set<Step> underWay = new HashSet<>();

  /** With the classes of a service that do what a type promises. */
  public Refusals(Function<Class<?>, List<Class<?>>> doers) {
    this.doers = doers;
  }

  /** Of a method. */
  public SortedSet<Refusal> of(Class<?> type, Method method) {
    String descriptor =
        MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .toMethodDescriptorString();
    return from(new Step(type.getName(), method.getName(), descriptor));
  }

  private SortedSet<Refusal> from(Step first) {
    SortedSet<Refusal> found = new TreeSet<>();
    Set<Step> seen = new HashSet<>();
    Deque<Step> waiting = new ArrayDeque<>(List.of(first));
    while (!waiting.isEmpty()) {
      for (Step step : places.computeIfAbsent(waiting.pop(), this::placesOf)) {
        if (seen.add(step)) {
          Scan scan = scan(step);
          found.addAll(scan.refusals());
          waiting.addAll(scan.calls());
        }
      }
    }
    return found;
  }

  /** Where the code of a call may be: with its owner, above it, or with who does it here. */
  private List<Step> placesOf(Step step) {
    Class<?> owner = step.type();
    return Stream.concat(Stream.of(owner), doersOf(owner))
        .map(type -> inherited(step, type))
        .filter(it -> it.code() != null)
        .distinct()
        .toList();
  }

  private Stream<Class<?>> doersOf(Class<?> type) {
    if (!Modifier.isAbstract(type.getModifiers())) {
      return Stream.empty();
    }
    Stream<Class<?>> kinds =
        type.isSealed() ? Stream.of(type.getPermittedSubclasses()) : Stream.empty();
    return Stream.concat(kinds, doers.apply(type).stream());
  }

  private static Step inherited(Step step, Class<?> type) {
    for (@Nullable Class<?> at = type; at != null; at = at.getSuperclass()) {
      Step here = step.at(at.getName());
      if (here.isOurs() && here.code() != null) {
        return here;
      }
    }
    return step;
  }

  private Scan scan(Step step) {
    Scan known = scans.get(step);
    if (known != null) {
      return known;
    }
    underWay.add(step);
    Scan scan = new Scan(step, this::openOf);
    underWay.remove(step);
    scans.put(step, scan);
    return scan;
  }

  private int openOf(Step step) {
    return underWay.contains(step) || !step.makesAProblemAsTold() || step.code() == null
        ? Scan.NONE
        : scan(step).open();
  }
}
