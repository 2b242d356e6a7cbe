package org.showpay.benchmarks.reading;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.showpay.barcode.corpus.CorpusCarrier;

/** A reader that is a program of its own, where the machine has it; its CPU time is not known. */
record Installed(String name, List<String> command, Pattern line, Set<CorpusCarrier> carriers)
    implements Contender {

  private static final Contender ZBAR =
      new Installed(
          "zbar",
          List.of("zbarimg", "--quiet"),
          Pattern.compile("[^:]+:(.*)"),
          Set.of(CorpusCarrier.QR, CorpusCarrier.CODE_128, CorpusCarrier.ITF));

  private static final Contender ZXING_CPP =
      new Installed(
          "zxing-cpp",
          List.of("ZXingReader", "-format", "QRCode,DataMatrix,Aztec,Code128,PDF417,ITF"),
          Pattern.compile("Text:\\s+\"(.*)\""),
          Set.of(CorpusCarrier.values()));

  /** Those of ZBar and zxing-cpp that are on the path. */
  static Stream<Contender> here() {
    return Stream.of(ZBAR, ZXING_CPP).filter(contender -> isOnPath((Installed) contender));
  }

  private static boolean isOnPath(Installed contender) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, contender.command.getFirst())));
  }

  @Override
  public boolean knows(CorpusCarrier carrier) {
    return carriers.contains(carrier);
  }

  @Override
  public Set<String> read(BufferedImage picture) {
    try {
      Path file = Files.createTempFile("showpay-reading", ".png");
      try {
        ImageIO.write(picture, "png", file.toFile());
        return run(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> run(Path file) throws IOException {
    List<String> words = Stream.concat(command.stream(), Stream.of(file.toString())).toList();
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Set<String> texts = new LinkedHashSet<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String said = out.readLine(); said != null; said = out.readLine()) {
        Matcher matcher = line.matcher(said);
        if (matcher.matches()) {
          texts.add(matcher.group(1));
        }
      }
    }
    return texts;
  }
}
