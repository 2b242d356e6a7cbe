package org.showpay.barcode.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.showpay.barcode.finding.Finder;
import org.showpay.barcode.finding.Found;
import org.showpay.barcode.finding.GreyPicture;

/**
 * Looks at the places with most structure, by one way of reading after the other. What a picture
 * may cost is counted in places and not in time, so that every machine gives the same answer. Where
 * one was read, only places beside it are looked at, so that two phones in view are not one.
 */
public final class RegionSearch implements Finder {

  private final List<RegionReader> readers;
  private final int most;

  /** Each of the readers looks at this many places. */
  public RegionSearch(int most, List<RegionReader> readers) {
    this.readers = List.copyOf(readers);
    this.most = most;
  }

  @Override
  public List<Found> find(GreyPicture picture) {
    List<Region> regions = Regions.of(picture);
    for (RegionReader reader : readers) {
      List<Found> found = new ArrayList<>();
      List<Region> read = new ArrayList<>();
      Stream<Region> likely = regions.stream().filter(reader::suits).limit(most);
      Stream<Region> all = Regions.whole(picture).stream().filter(reader::suits);
      for (Region region : Stream.concat(likely, all).toList()) {
        if (read.stream().noneMatch(region::overlaps)) {
          Optional<Found> one = reader.read(picture, region);
          one.ifPresent(found::add);
          one.ifPresent(text -> read.add(region));
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}
