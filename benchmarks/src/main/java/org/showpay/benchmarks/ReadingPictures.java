package org.showpay.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Drawing;
import org.showpay.barcode.Reading;
import org.showpay.barcode.SymbolPainter;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;

/** From a screenshot's PNG file to the code, here and with ZXing's reader. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadingPictures {

  /** What carries the code. */
  @Param({"QR", "CODE_128"})
  public Carrier carrier = Carrier.QR;

  /** The phone. */
  @Param({"PHONE_2010", "PHONE_2026"})
  public Phone phone = Phone.PHONE_2010;

  private final CodeReader reader = new CodeReader(SchemePrefix.DEFAULT);

  /** Painted anew for each phone and carrier. */
  private Picture screenshot = BareZxing.paint(BareZxing.CODE, carrier, phone.screen());

  /** Paints the screen that is read. */
  @Setup
  public void takeScreenshot() {
    screenshot =
        switch (new SymbolPainter().paint(BareZxing.CODE, carrier, phone.screen())) {
          case Drawing.Drawn(Picture png) -> png;
          case Drawing.DoesNotFit(String why) -> throw new IllegalStateException(why);
        };
  }

  /** The barcode module, with its checks and its look for a second code. */
  @Benchmark
  public Reading showpay() {
    return reader.read(screenshot);
  }

  /** ZXing alone, trying harder. */
  @Benchmark
  public String zxing() {
    return BareZxing.read(screenshot);
  }
}
