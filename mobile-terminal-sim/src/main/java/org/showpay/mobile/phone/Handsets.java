package org.showpay.mobile.phone;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Finds phones. */
interface Handsets extends Repository<Handset, UUID> {

  /** The phone of this id. */
  Optional<Handset> findById(UUID id);

  /** The phones that were switched on last, newest first. */
  @Query(
      value = "select * from phone order by switched_on_at desc, id desc limit :most",
      nativeQuery = true)
  List<Handset> newest(int most);

  /** The phone that messages to this number reach. */
  @Query(
      value = "select * from phone where number_index = :index or phone_number = :clear",
      nativeQuery = true)
  Optional<Handset> withNumber(byte[] index, String clear);
}
