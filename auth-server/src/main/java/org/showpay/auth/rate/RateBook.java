package org.showpay.auth.rate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The buckets that all instances share, by the database's clock. */
@Repository
class RateBook {

  /**
   * Fills each bucket by the time that went by, and takes off what was taken: it may be owing, one
   * minute's worth at most. In one order, as other instances do, and its commit waits for no disk.
   */
  private static final String SHARE =
      """
      with quick as (select set_config('synchronous_commit', 'off', true)),
      taken as (
        select * from unnest(:whose::text[], :most::bigint[], :taken::bigint[])
                   as t (whose, most, taken), quick)
      insert into request_rate as r (whose, most, left_over, at)
      select whose, most, most - taken, clock_timestamp() from taken order by whose
      on conflict (whose) do update
        set left_over = greatest(-excluded.most,
              least(excluded.most, r.left_over
                + extract(epoch from excluded.at - r.at) * excluded.most / 60)
              - (excluded.most - excluded.left_over)),
            at = excluded.at, most = excluded.most
      returning whose, floor(left_over)::bigint as left_over
      """;

  private final JdbcClient jdbc;

  RateBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Tells what was taken of these, and tells them what is left. */
  void share(List<LocalBucket> used) {
    List<LocalBucket> all =
        used.stream().sorted(Comparator.comparing(bucket -> bucket.whose().key())).toList();
    List<Long> said = all.stream().map(LocalBucket::taken).toList();
    Map<String, Long> left = new HashMap<>();
    jdbc.sql(SHARE)
        .param("whose", all.stream().map(bucket -> bucket.whose().key()).toArray(String[]::new))
        .param(
            "most", all.stream().map(bucket -> (long) bucket.whose().most()).toArray(Long[]::new))
        .param("taken", said.toArray(Long[]::new))
        .query(row -> {
          left.put(row.getString("whose"), row.getLong("left_over"));
        });
    for (int i = 0; i < all.size(); i++) {
      LocalBucket bucket = all.get(i);
      bucket.told(said.get(i), left.getOrDefault(bucket.whose().key(), 0L));
    }
  }

  /** Forgets buckets that are full again by now. */
  @Transactional
  void forgetFull() {
    jdbc.sql("delete from request_rate where at < now() - interval '5 minutes'").update();
  }
}
