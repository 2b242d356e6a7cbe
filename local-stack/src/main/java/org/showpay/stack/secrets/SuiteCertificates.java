package org.showpay.stack.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.secrets.Authority.Identity;
import org.showpay.stack.secrets.Authority.Life;
import org.showpay.stack.secrets.Authority.Use;

/**
 * A certificate for each service and for the database, in a folder for each, by the names of files
 * that Kubernetes and others use too. They are short-lived, and a new key goes with each.
 */
public final class SuiteCertificates {

  static final Duration LIFE = Duration.ofDays(7);
  static final Duration RENEWED_BEFORE_END = Duration.ofDays(2);
  private static final Duration LIFE_OF_AUTHORITY = Duration.ofDays(730);

  /** For a peer whose clock is a little behind. */
  private static final Duration EARLIER = Duration.ofMinutes(1);

  private static final String AUTHORITY = "authority";
  private static final String DATABASE = "database";
  private static final String HERE = "localhost";
  private static final String CERTIFICATE = "tls.crt";
  private static final String KEY = "tls.key";
  private static final String BELIEVED = "ca.crt";

  private final Path folder;
  private final Clock clock;
  private final Authority authority;

  /** Reads those of a folder, and draws what is missing or near its end. */
  SuiteCertificates(Path folder, Clock clock) throws IOException {
    this.folder = folder;
    this.clock = clock;
    StackHome.makePrivate(folder);
    this.authority = keepAuthority();
    renew();
  }

  /** Draws anew what is near its end; says whether anything was. */
  public synchronized boolean renew() throws IOException {
    boolean renewed = false;
    for (ServiceName service : ServiceName.values()) {
      renewed |= keep(folderOf(service), List.of(service.text(), HERE), Use.SERVICE);
    }
    renewed |= keep(folder.resolve(DATABASE), List.of(HERE), Use.DATABASE);
    return renewed;
  }

  /** Where a service reads its key, its certificate, and whom it believes. */
  public Path folderOf(ServiceName service) {
    return folder.resolve(service.text());
  }

  /** The database's certificate. */
  public Path databaseCertificate() {
    return folder.resolve(DATABASE).resolve(CERTIFICATE);
  }

  /** The database's key. */
  public Path databaseKey() {
    return folder.resolve(DATABASE).resolve(KEY);
  }

  /** Writes down whom to believe, for those who have no certificate of their own. */
  void publish(Path file) throws IOException {
    PemFile.write(file, authority.own().certificate());
  }

  Authority authority() {
    return authority;
  }

  /** Lets everything in this process believe one authority alone, from now on. */
  public static void believeAlone(Path authority) {
    try {
      KeyStore believed = KeyStore.getInstance("PKCS12");
      believed.load(null, null);
      believed.setCertificateEntry(AUTHORITY, PemFile.readCertificate(authority));
      TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
      managers.init(believed);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      SSLContext.setDefault(context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The suite's authority cannot be read", e);
    }
  }

  private Authority keepAuthority() throws IOException {
    Path own = folder.resolve(AUTHORITY);
    if (!endsBefore(own, clock.instant().plus(LIFE))) {
      return new Authority(read(own));
    }
    Authority drawn = Authority.draw(lifeOf(LIFE_OF_AUTHORITY));
    write(own, drawn.own());
    return drawn;
  }

  private boolean keep(Path own, List<String> names, Use use) throws IOException {
    Path believed = own.resolve(BELIEVED);
    if (!endsBefore(own, clock.instant().plus(RENEWED_BEFORE_END))
        && Files.exists(believed)
        && authority.signed(read(own).certificate())) {
      return false;
    }
    write(own, authority.issue(names, use, lifeOf(LIFE)));
    PemFile.write(believed, authority.own().certificate());
    return true;
  }

  private static boolean endsBefore(Path own, Instant time) throws IOException {
    return !Files.exists(own.resolve(CERTIFICATE))
        || read(own).certificate().getNotAfter().toInstant().isBefore(time);
  }

  private static Identity read(Path own) throws IOException {
    X509Certificate certificate = PemFile.readCertificate(own.resolve(CERTIFICATE));
    return new Identity(PemFile.readKey(own.resolve(KEY)), certificate);
  }

  /** While the two do not fit together there is no certificate, whenever the machine stops. */
  private static void write(Path own, Identity identity) throws IOException {
    StackHome.makePrivate(own);
    Files.deleteIfExists(own.resolve(CERTIFICATE));
    PemFile.write(own.resolve(KEY), identity.key());
    PemFile.write(own.resolve(CERTIFICATE), identity.certificate());
  }

  private Life lifeOf(Duration duration) {
    Instant now = clock.instant();
    return new Life(now.minus(EARLIER), now.plus(duration));
  }
}
