package org.showpay.stack.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.showpay.contracts.trust.ServiceName;

/** How each service is run as a process. */
public interface ServicePrograms {

  /** Says what is missing in order to run the service, if something is. */
  Optional<String> obstacle(ServiceName service);

  /** Makes the service ready to be started, and says what takes time. */
  void prepare(ServiceName service, Consumer<String> progress) throws IOException;

  /** The command that starts a prepared service, its program as a path first. */
  List<String> command(ServiceName service) throws IOException;

  /** Whether services that are ready give way to those that start. */
  default boolean readyGiveWay() {
    return true;
  }

  /** Where a cache may be kept that makes a prepared service start faster, if it can have one. */
  Optional<Path> startupCache(ServiceName service) throws IOException;

  /** The command that starts a prepared service for practice, to write such a cache. */
  List<String> practice(ServiceName service, Path startupCache) throws IOException;
}
