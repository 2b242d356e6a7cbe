package org.showpay.acceptance.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.service.ServicePrograms;

/** The services in two versions, each of which is started in the one that is chosen for it. */
public final class Versions implements ServicePrograms {

  /** Which of the two. */
  public enum Version {
    /** The release before. */
    BEFORE,
    /** The commit that is tried. */
    NOW
  }

  private final ServicePrograms before;
  private final ServicePrograms now;
  private final Map<ServiceName, Version> chosen = new ConcurrentHashMap<>();

  /** All are of the version before at first. */
  public Versions(ServicePrograms before, ServicePrograms now) {
    this.before = before;
    this.now = now;
  }

  /** Has a service be of this version from its next start. */
  void choose(ServiceName service, Version version) {
    chosen.put(service, version);
  }

  /** Has all be of this version from their next start. */
  public void chooseForAll(Version version) {
    for (ServiceName service : ServiceName.values()) {
      choose(service, version);
    }
  }

  /** True where a process was started as this version of the service is. */
  boolean isRunBy(ServiceName service, Version version, ProcessHandle process) throws IOException {
    String program = of(version).command(service).getLast();
    return process
        .info()
        .arguments()
        .filter(words -> words.length > 0 && words[words.length - 1].equals(program))
        .isPresent();
  }

  /** True where one of them would start this version without a cache, and so slowly. */
  public boolean lacksStartupCaches(Version version) throws IOException {
    for (ServiceName service : ServiceName.values()) {
      of(version).prepare(service, said -> {});
      Optional<Path> cache = of(version).startupCache(service);
      if (cache.isPresent() && !Files.exists(cache.get())) {
        return true;
      }
    }
    return false;
  }

  private ServicePrograms of(Version version) {
    return switch (version) {
      case BEFORE -> before;
      case NOW -> now;
    };
  }

  private ServicePrograms of(ServiceName service) {
    return of(chosen.getOrDefault(service, Version.BEFORE));
  }

  @Override
  public Optional<String> obstacle(ServiceName service) {
    return before.obstacle(service).or(() -> now.obstacle(service));
  }

  @Override
  public void prepare(ServiceName service, Consumer<String> progress) throws IOException {
    before.prepare(service, progress);
    now.prepare(service, progress);
  }

  @Override
  public List<String> command(ServiceName service) throws IOException {
    return of(service).command(service);
  }

  @Override
  public Optional<Path> startupCache(ServiceName service) throws IOException {
    return of(service).startupCache(service);
  }

  @Override
  public List<String> practice(ServiceName service, Path startupCache) throws IOException {
    return of(service).practice(service, startupCache);
  }
}
