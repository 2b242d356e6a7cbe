package org.showpay.auth.simulation;

/** tmp. */
public class Trial {
  public static void main(String[] a) throws Exception {
    long from = Long.parseLong(a[0]);
    long to = Long.parseLong(a[1]);
    boolean told = a.length > 2;
    Thread t = Thread.ofVirtual().start(() -> {
      try (Stage stage = Stage.with(PlantedBug.NONE)) {
        java.util.Map<Object, Integer> all = new java.util.TreeMap<>();
        long began = System.nanoTime();
        long events = 0;
        int bad = 0;
        for (long seed = from; seed < to; seed++) {
          Settings s = Settings.of(seed, 200);
          Outcome o = History.play(stage, PlantedBug.NONE, told ? s.aloud() : s);
          events += o.events();
          o.states().forEach((k, v) -> all.merge(k, v, Integer::sum));
          if (told) o.story().forEach(x -> System.out.println(x)); // console
          if (!o.holds() && bad++ < 12) {
            System.out.println("seed " + seed + " " + o.breaches().size()); // console
            o.breaches().stream().limit(6).forEach(x -> System.out.println("   " + x)); // console
          }
        }
        System.out.println(bad + " bad; " + all + " events " + events + " ms " + (System.nanoTime() - began) / 1000000); // console
      }
    });
    t.join();
  }
}
