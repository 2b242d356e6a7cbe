package org.showpay.stack.suite;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.showpay.contracts.audit.TrustedKeys;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.database.DatabaseAccess;

/** All services, ready: where each is, and what one gets in with. */
public interface Suite {

  /** The base of a service's routes, for whoever acts in the story. */
  URI urlOf(ServiceName service);

  /** The same for the other services, which may know it by another name. */
  URI urlAmongPeersOf(ServiceName service);

  /** What the operator proves itself with to every service. */
  ApiKey operatorKey();

  /** What the internet shop was opened with, if it was. */
  Optional<ApiKey> shopKey();

  /** Keeps what the internet shop is opened with, since nobody shows it a second time. */
  void keepShopKey(ApiKey key);

  /** The database of a service with all rights, for looking at what it has written. */
  DatabaseAccess databaseOf(ServiceName service);

  /** What it is known by that a service signed something. */
  TrustedKeys trustedKeys();

  /** Where the codes that phones show may be kept as image files. */
  Path pictures();

  /** How long this suite has been there for the story. */
  Duration upFor();

  /** The switches of its services; nothing where they are not the story's to switch. */
  Optional<Switches> switches();

  /** Takes services down and up again. */
  interface Switches {

    /** Stops a service, as if it were down; its peers go on. */
    void stop(ServiceName service);

    /** Starts a service that was stopped or has ended, and returns when it is ready. */
    void start(ServiceName service);
  }
}
