package org.showpay.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.service.ServicePrograms;

/** Runs {@link ServiceDouble} in the place of every service. */
public final class Doubles implements ServicePrograms {

  /** A plan for doubles of two services; what is unpacked for it stays for the next test. */
  public static StackPlan plan(Path home) throws IOException {
    return StackPlan.of(Path.of("target", "stack"))
        .with(new Doubles())
        .only(ServiceName.AUTH_SERVER, ServiceName.CARD_ISSUER)
        .beside(home);
  }

  @Override
  public Optional<String> obstacle(ServiceName service) {
    return Optional.empty();
  }

  @Override
  public void prepare(ServiceName service, Consumer<String> progress) {
    progress.accept("preparing " + service.text());
  }

  @Override
  public List<String> command(ServiceName service) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xshare:auto",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        Path.of("target", "test-classes").toAbsolutePath().toString(),
        ServiceDouble.class.getName());
  }

  @Override
  public Optional<Path> startupCache(ServiceName service) {
    return Optional.empty();
  }

  @Override
  public List<String> practice(ServiceName service, Path startupCache) {
    throw new IllegalStateException("Doubles do not practise");
  }
}
