package org.showpay.mobile.phone;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Finds phones. */
interface Handsets extends Repository<Handset, UUID> {

  /** The phone of this id. */
  Optional<Handset> findById(UUID id);

  /** The phone that messages to this number reach. */
  Optional<Handset> findByPhoneNumber(String phoneNumber);
}
