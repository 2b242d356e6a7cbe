package org.showpay.benchmarks.reading;

import boofcv.abst.fiducial.AztecCodeDetector;
import boofcv.abst.fiducial.QrCodeDetector;
import boofcv.factory.fiducial.FactoryFiducial;
import boofcv.struct.image.GrayU8;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.LinkedHashSet;
import java.util.Set;
import org.showpay.barcode.corpus.CorpusCarrier;

/** BoofCV with its own settings; it knows QR and Aztec codes. */
final class BoofCv implements Contender {

  private final QrCodeDetector<GrayU8> qr = FactoryFiducial.qrcode(null, GrayU8.class);
  private final AztecCodeDetector<GrayU8> aztec = FactoryFiducial.aztec(null, GrayU8.class);

  @Override
  public String name() {
    return "boofcv";
  }

  @Override
  public boolean knows(CorpusCarrier carrier) {
    return carrier == CorpusCarrier.QR || carrier == CorpusCarrier.AZTEC;
  }

  @Override
  public Set<String> read(BufferedImage picture) {
    GrayU8 grey = new GrayU8(picture.getWidth(), picture.getHeight());
    byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    System.arraycopy(pixels, 0, grey.data, 0, pixels.length);
    Set<String> texts = new LinkedHashSet<>();
    try {
      qr.process(grey);
      qr.getDetections().forEach(found -> texts.add(found.message));
      aztec.process(grey);
      aztec.getDetections().forEach(found -> texts.add(found.message));
    } catch (RuntimeException e) {
      // A pattern that it did not foresee counts as nothing read.
      return texts;
    }
    return texts;
  }
}
