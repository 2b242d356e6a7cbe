package org.showpay.stack.people;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The secrets that a story used: card and phone numbers, codes, passwords, keys. No log may contain
 * one.
 */
public final class Keepsakes {

  private final Set<String> secrets = new ConcurrentSkipListSet<>();

  public void keep(String secret) {
    secrets.add(secret);
  }

  /** All of them, for searching what the services printed and stored. */
  public Set<String> secrets() {
    return Set.copyOf(secrets);
  }
}
