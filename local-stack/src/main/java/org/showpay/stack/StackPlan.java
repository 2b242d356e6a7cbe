package org.showpay.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.machine.Ports;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.service.Detours;
import org.showpay.stack.service.PackagedPrograms;
import org.showpay.stack.service.ServicePrograms;

/**
 * What stack is to be started.
 *
 * @param home the folder that it keeps its things in
 * @param ports the services to start, and where each listens
 * @param environment is added to that of every service
 * @param detours by which services reach each other and the database
 * @param secure true where all speak TLS, and prove themselves by certificates
 */
public record StackPlan(
    StackHome home,
    int databasePort,
    Map<ServiceName, Integer> ports,
    ServicePrograms programs,
    Map<String, String> environment,
    boolean fresh,
    boolean makesStartupCaches,
    Detours detours,
    boolean secure) {

  private static final int DATABASE_PORT = 55432;
  private static final int SMS_PORT = 2775;
  private static final String SMS_PORT_VARIABLE = "SHOWPAY_SMS_PORT";

  /** All services of a checkout at their usual ports. */
  public static StackPlan of(Path checkout) {
    Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
    for (ServiceName service : ServiceName.values()) {
      ports.put(service, service.port());
    }
    StackHome home = new StackHome(checkout.resolve(".showpay"));
    return new StackPlan(
        home,
        DATABASE_PORT,
        ports,
        new PackagedPrograms(checkout, home.apps()),
        Map.of(),
        false,
        true,
        Detours.NONE,
        false);
  }

  /** The same at another place and at ports that nobody uses now, beside the usual stack. */
  public StackPlan beside(Path otherHome) throws IOException {
    Iterator<Integer> free = Ports.free(ports.size() + 2).iterator();
    Map<ServiceName, Integer> otherPorts = new EnumMap<>(ServiceName.class);
    ports.keySet().forEach(service -> otherPorts.put(service, free.next()));
    return new StackPlan(
            home.beside(otherHome),
            free.next(),
            otherPorts,
            programs,
            environment,
            fresh,
            makesStartupCaches,
            detours,
            secure)
        .withEnvironment(SMS_PORT_VARIABLE, free.next().toString());
  }

  /** Where the SMS server listens. */
  public int smsPort() {
    String chosen = environment.get(SMS_PORT_VARIABLE);
    return chosen == null ? SMS_PORT : Integer.parseInt(chosen);
  }

  /** The same with one more variable in the environment of every service. */
  public StackPlan withEnvironment(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new StackPlan(
        home, databasePort, ports, programs, more, fresh, makesStartupCaches, detours, secure);
  }

  /** The same services, run in another way. */
  public StackPlan with(ServicePrograms otherPrograms) {
    return new StackPlan(
        home,
        databasePort,
        ports,
        otherPrograms,
        environment,
        fresh,
        makesStartupCaches,
        detours,
        secure);
  }

  /** Only these services. */
  public StackPlan only(ServiceName first, ServiceName... more) {
    Map<ServiceName, Integer> fewer = new EnumMap<>(ports);
    fewer.keySet().retainAll(EnumSet.of(first, more));
    return new StackPlan(
        home,
        databasePort,
        fewer,
        programs,
        environment,
        fresh,
        makesStartupCaches,
        detours,
        secure);
  }

  /** The same, and older rows and keys are removed first. */
  public StackPlan withFreshData(boolean wanted) {
    return new StackPlan(
        home,
        databasePort,
        ports,
        programs,
        environment,
        wanted,
        makesStartupCaches,
        detours,
        secure);
  }

  /** The same without taking the time to make start-up caches; those that exist are used. */
  public StackPlan withoutMakingStartupCaches() {
    return new StackPlan(
        home, databasePort, ports, programs, environment, fresh, false, detours, secure);
  }

  /** The same, but services reach each other and the database by these ways. */
  public StackPlan with(Detours wanted) {
    return new StackPlan(
        home,
        databasePort,
        ports,
        programs,
        environment,
        fresh,
        makesStartupCaches,
        wanted,
        secure);
  }

  /** The same, and all speak TLS, and prove themselves by certificates. */
  public StackPlan secured(boolean wanted) {
    return new StackPlan(
        home,
        databasePort,
        ports,
        programs,
        environment,
        fresh,
        makesStartupCaches,
        detours,
        wanted);
  }
}
