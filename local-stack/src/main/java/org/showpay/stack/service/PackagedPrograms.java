package org.showpay.stack.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.showpay.contracts.trust.ServiceName;

/** The services as the build packages them: one Spring Boot jar for each. */
public final class PackagedPrograms implements ServicePrograms {

  private static final String VERSION = "0.1.0-SNAPSHOT";
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** The beans are those that the build has found out. */
  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-Djava.awt.headless=true", "-Dspring.aot.enabled=true");

  /**
   * Quick to start and small: one compiler, whose code may grow large before anything is collected
   * for it, a heap that begins small and grows where it must, and a cache without profiles, of
   * which that compiler makes little.
   */
  private static final List<String> SMALL =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=96m",
          "-Xms64m",
          "-XX:NewSize=20m",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-AOTRecordTraining");

  private static final String AFTER_A_TENTH_OF_THE_CALLS = "-XX:CompileThresholdScaling=0.1";

  private final Path checkout;
  private final UnpackedJars unpacked;
  private final List<String> flags;
  private final boolean readyGiveWay;

  /** The services of a checkout, to be unpacked in the other folder. */
  public PackagedPrograms(Path checkout, Path unpackedFolder) {
    this(checkout, unpackedFolder, joined(FLAGS, SMALL), true);
  }

  private PackagedPrograms(
      Path checkout, Path unpackedFolder, List<String> flags, boolean readyGiveWay) {
    this.checkout = checkout;
    this.readyGiveWay = readyGiveWay;
    this.unpacked = new UnpackedJars(unpackedFolder, JAVA);
    this.flags = flags;
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /**
   * The same for services that are killed again and again, and live too short for what a payment
   * takes to be compiled after the usual number of calls: a little slower to start, and larger.
   */
  public static PackagedPrograms oftenKilled(Path checkout, Path unpackedFolder) {
    List<String> flags = joined(joined(FLAGS, SMALL), List.of(AFTER_A_TENTH_OF_THE_CALLS));
    return new PackagedPrograms(checkout, unpackedFolder, flags, true);
  }

  /**
   * The same with all compilers, and all alike: slower to start, and faster in the long run, which
   * is what is measured then.
   */
  public static PackagedPrograms underLoad(Path checkout, Path unpackedFolder) {
    return new PackagedPrograms(checkout, unpackedFolder, FLAGS, false);
  }

  @Override
  public Optional<String> obstacle(ServiceName service) {
    return Files.exists(jarOf(service))
        ? Optional.empty()
        : Optional.of(
            "%s is not built: %s is missing (./mvnw package -DskipTests builds it)."
                .formatted(service.text(), jarOf(service)));
  }

  @Override
  public void prepare(ServiceName service, Consumer<String> progress) throws IOException {
    Path jar = jarOf(service);
    if (!Files.exists(unpacked.of(jar))) {
      progress.accept("unpacking " + service.text());
      unpacked.unpack(jar);
    }
  }

  @Override
  public List<String> command(ServiceName service) throws IOException {
    Path cache = cacheOf(service);
    return Files.exists(cache)
        ? java(service, List.of("-XX:AOTCache=" + cache))
        : java(service, List.of());
  }

  @Override
  public boolean readyGiveWay() {
    return readyGiveWay;
  }

  @Override
  public Optional<Path> startupCache(ServiceName service) throws IOException {
    return Optional.of(cacheOf(service));
  }

  @Override
  public List<String> practice(ServiceName service, Path startupCache) throws IOException {
    return java(service, List.of("-XX:AOTCacheOutput=" + startupCache));
  }

  private List<String> java(ServiceName service, List<String> more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JAVA.toString());
    command.add("-Xmx" + heapMegabytes(service) + "m");
    command.addAll(flags);
    command.addAll(more);
    command.add("-jar");
    command.add(unpacked.of(jarOf(service)).toString());
    return command;
  }

  private static int heapMegabytes(ServiceName service) {
    return switch (service) {
      // Argon2id takes memory on purpose.
      case AUTH_SERVER -> 384;
      // Pictures of screens are drawn and read.
      case MOBILE_TERMINAL, CAT_TERMINAL -> 320;
      case PIN_GENERATOR, GATEWAY_ADAPTER, CARD_ISSUER, SHOPPING_MALL -> 256;
    };
  }

  private Path jarOf(ServiceName service) {
    return checkout
        .resolve(service.text())
        .resolve("target")
        .resolve(service.text() + "-" + VERSION + ".jar");
  }

  /** A cache is good for one jar at one place under one JDK with these flags. */
  private Path cacheOf(ServiceName service) throws IOException {
    Path jar = unpacked.of(jarOf(service));
    String madeFor = Runtime.version() + " " + flags + " " + jar.toAbsolutePath();
    int key = Arrays.hashCode(madeFor.getBytes(StandardCharsets.UTF_8));
    return jar.resolveSibling("start-%s.aot".formatted(HexFormat.of().toHexDigits(key)));
  }
}
