package org.showpay.benchmarks.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.showpay.barcode.corpus.Corpus;
import org.showpay.barcode.corpus.CorpusCarrier;
import org.showpay.barcode.corpus.CorpusPicture;
import org.showpay.barcode.corpus.Gallery;

/** {@code ./showpay bench reading}: the table of rates by carrier, fault, severity and reader. */
public final class BenchReading {

  private static final String USAGE =
      """
      showpay bench reading [--seed N] [--times N] [--count N] [--hold-ups N] [--past N]
                            [--only WORD,…] [--readers NAME,…] [--pictures DIR] [--gallery DIR]
                            [--json FILE]
        --seed      which corpus is made (1)
        --times     graded faults: pictures for each carrier, fault and severity (1)
        --count     phones and screenshots for each carrier, and pictures of nothing (20)
        --hold-ups  phones held up before a camera for ten frames, for each carrier (7)
        --past      pictures past the limit for each carrier, fault and severity (0)
        --only      carriers, such as QR,CODE_128
        --readers   readers, such as showpay,zxing-hard
        --pictures  reads a folder of pictures instead; its manifest.csv has lines of
                    file,carrier,expected text
        --gallery   where sheets of graded pictures go, green what is read and red what is not
        --json      where the figures go (benchmarks/target/reading.json)
      """;

  private BenchReading() {}

  /** Runs the command. */
  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(arguments);
    if (options.asksForHelp()) {
      System.out.print(USAGE); // console
      return;
    }
    List<Contender> contenders = contenders(options);
    Gallery gallery = new Gallery();
    Race race = new Race(contenders, gallery);
    race.run(pictures(options));
    List<String> names = new ArrayList<>(contenders.stream().map(Contender::name).toList());
    names.add(Race.ANY_OTHER);
    Report report = new Report(race, names);
    System.out.println(report.table()); // console
    System.out.println(report.times()); // console
    System.out.println("Read by zxing-hard alone: " + race.lost()); // console
    Path json = Path.of(options.text("--json", "benchmarks/target/reading.json"));
    Files.createDirectories(json.toAbsolutePath().getParent());
    Files.writeString(json, report.json(options.number("--seed", 1)));
    if (!options.text("--gallery", "").isEmpty()) {
      gallery.write(Path.of(options.text("--gallery", "")));
    }
  }

  private static List<Contender> contenders(Options options) {
    Stream<Contender> own =
        Stream.of(
            options.text("--pictures", "").isEmpty() ? Showpay.checked() : Showpay.anyText(),
            Zxing.plain(),
            Zxing.hard(),
            new ZxingPasses(),
            new BoofCv());
    return Stream.concat(own, Installed.here())
        .filter(contender -> options.allows("--readers", contender.name()))
        .toList();
  }

  private static Stream<CorpusPicture> pictures(Options options) throws IOException {
    String folder = options.text("--pictures", "");
    if (!folder.isEmpty()) {
      return ForeignPictures.in(Path.of(folder));
    }
    Corpus corpus = new Corpus(options.number("--seed", 1));
    int times = options.number("--times", 1);
    int count = options.number("--count", 20);
    int holdUps = options.number("--hold-ups", 7);
    int past = options.number("--past", 0);
    Stream<CorpusPicture> shown =
        Stream.of(CorpusCarrier.values())
            .filter(carrier -> options.allows("--only", carrier.name()))
            .flatMap(carrier ->
                Stream.of(
                        corpus.of(carrier, times, count),
                        corpus.holdUps(carrier, holdUps),
                        corpus.pastTheLimit(carrier, past))
                    .flatMap(part -> part));
    return Stream.concat(shown, corpus.nothing(count));
  }
}
