package org.showpay.barcode.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.barcode.drawing.DigitBlock.Room;
import org.showpay.contracts.phone.Look;
import org.showpay.contracts.phone.Picture;

/** Digits that a person can read and type. */
class DigitBlockTest {

  @ParameterizedTest
  @CsvSource({
    "1080, 1000, 37, 7, 1",
    "1080, 1000, 6, 6, 1",
    "320, 160, 11, 2, 1",
    "176, 46, 6, 2, 2",
    "128, 12, 4, 1, 1",
    "128, 10, 4, 0, 0",
    "126, 12, 4, 0, 0",
    "58, 0, 2, 0, 0"
  })
  void takesTheMostLegibleThatFits(int width, int height, int coarsest, int dot, int lines) {
    DigitBlock block = DigitBlock.fitting(20, new Room(width, height), coarsest);
    assertThat(block.dot()).isEqualTo(dot);
    assertThat(block.lines()).isEqualTo(lines);
    assertThat(block.height()).isLessThanOrEqualTo(height);
  }

  @ParameterizedTest
  @CsvSource({"1080, 1000, 37, 6, 1", "176, 46, 6, 2, 2", "128, 22, 4, 1, 2"})
  void andSoWithTwentyFourDigits(int width, int height, int coarsest, int dot, int lines) {
    DigitBlock block = DigitBlock.fitting(24, new Room(width, height), coarsest);
    assertThat(block.dot()).isEqualTo(dot);
    assertThat(block.lines()).isEqualTo(lines);
  }

  @Test
  void digitsLookLikeDigits() throws IOException {
    Page page = new Page(127, 11, Look.MONO_LCD, false);
    DigitBlock.fitting(20, new Room(127, 11), 1).draw("01234567890123456789", 0, page);
    assertThat(asText(open(page.png()), 3, 10, 0, 77).lines())
        .containsExactly(
            " ###    #    ###  #####      #  #####   ##  #####    ###   ###   ###    #    ",
            "#   #  ##   #   #    #      ##  #      #        #   #   # #   # #   #  ##    ",
            "#   #   #       #   #      # #  ####  #        #    #   # #   # #   #   #    ",
            "#   #   #      #     #    #  #      # ####    #      ###   #### #   #   #    ",
            "#   #   #     #       #   #####     # #   #  #      #   #     # #   #   #    ",
            "#   #   #    #    #   #      #  #   # #   #  #      #   #    #  #   #   #    ",
            " ###   ###  #####  ###       #   ###   ###   #       ###   ##    ###   ###   ");
  }

  private static BufferedImage open(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture.file()));
  }

  private static String asText(BufferedImage image, int top, int bottom, int left, int right) {
    return IntStream.range(top, bottom)
        .mapToObj(y ->
            IntStream.range(left, right)
                .mapToObj(x -> (image.getRGB(x, y) & 1) == 0 ? "#" : " ")
                .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }
}
