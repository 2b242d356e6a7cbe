package org.showpay.auth.subscriber;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** All handsets. */
interface Handsets extends JpaRepository<Handset, UUID> {

  Optional<Handset> findBySubscriberIdAndKeyHashAndState(
      UUID subscriberId, String keyHash, Handset.State state);

  Optional<Handset> findFirstBySubscriberIdAndStateOrderByIdDesc(
      UUID subscriberId, Handset.State state);
}
