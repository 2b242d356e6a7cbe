package org.showpay.contracts.trust;

import java.util.Optional;

/** Says whose an API key is; a service that has given keys out provides one. */
public interface ApiKeyOwners {

  /** The owner of the key with this hash, if it is in use. */
  Optional<Caller> ownerOf(ApiKeyHash hash);
}
