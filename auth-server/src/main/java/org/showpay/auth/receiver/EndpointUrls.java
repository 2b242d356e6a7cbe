package org.showpay.auth.receiver;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Accepts URLs that say one thing to every reader. A host is a name with a dot, or an address in
 * its usual form; what a name stands for is looked at each time that it is used.
 */
@Component
public final class EndpointUrls {

  private static final int LONGEST = 2000;
  private static final int LONGEST_NAME = 253;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int LAST_SYSTEM_PORT = 1023;
  private static final int LAST_PORT = 65535;

  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
  private static final String LABEL = "[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";

  /** Its last label begins with a letter, so that no number in any notation is a name. */
  private static final Pattern NAME =
      Pattern.compile("(" + LABEL + "\\.)*[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");

  private static final String BYTE = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
  private static final Pattern V4 = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);
  private static final Pattern V6 = Pattern.compile("\\[[0-9a-fA-F:]{2,39}\\]");

  private final ReachableAddresses reachable;

  EndpointUrls(ReachableAddresses reachable) {
    this.reachable = reachable;
  }

  /** Reads a URL that somebody wants to be told at; 422 for one that is not accepted. */
  public EndpointUrl accept(String text) {
    if (text.length() > LONGEST || !PRINTABLE.matcher(text).matches()) {
      throw refused("It has at most 2000 printable ASCII characters.");
    }
    URI url = read(text);
    checkScheme(url);
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw refused("It has neither a user nor a fragment.");
    }
    checkPort(url.getPort());
    checkHost(url.getHost());
    return new EndpointUrl(url);
  }

  private static URI read(String text) {
    try {
      URI url = new URI(text).parseServerAuthority();
      if (url.getScheme() == null || url.getHost() == null || url.isOpaque()) {
        throw refused("It is absolute and names a host.");
      }
      return url;
    } catch (URISyntaxException e) {
      throw refused("It is not a URL that every program reads in the same way.");
    }
  }

  private void checkScheme(URI url) {
    boolean http = url.getScheme().equalsIgnoreCase("http");
    if (!url.getScheme().equalsIgnoreCase("https") && !(http && reachable.allowHttp())) {
      throw refused("It begins with https.");
    }
  }

  private void checkPort(int port) {
    boolean usual = port == -1 || port == HTTPS || (port == HTTP && reachable.allowHttp());
    if (!usual && (port <= LAST_SYSTEM_PORT || port > LAST_PORT)) {
      throw refused("Its port is 443 or above 1023.");
    }
  }

  private void checkHost(String host) {
    if (V4.matcher(host).matches() || V6.matcher(host).matches()) {
      if (!reachable.contain(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")))) {
        throw refused("Its host is not on the public internet.");
      }
      return;
    }
    boolean name = host.length() <= LONGEST_NAME && NAME.matcher(host).matches();
    if (!name || !(host.contains(".") || reachable.allowHttp())) {
      throw refused("Its host is a name with a dot, or an address in its usual form.");
    }
  }

  private static ProblemException refused(String why) {
    return ProblemException.unprocessable(
        "URL_REFUSED", NextStep.FIX_REQUEST, "The field 'url' is not accepted. " + why);
  }
}
