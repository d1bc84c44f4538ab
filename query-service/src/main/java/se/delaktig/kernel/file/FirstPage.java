package se.delaktig.kernel.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;

/**
 * What a kept file looks like, as a picture that is drawn here: the reader's browser never opens
 * the file itself to show it.
 */
public final class FirstPage {
  private static final int SIDE = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private FirstPage() {}

  /** The first page, or the picture, as PNG; empty where it cannot be drawn. */
  public static Optional<byte[]> of(String mediaType, byte[] content) {
    try {
      BufferedImage image =
          mediaType.equals("application/pdf") ? drawn(content) : Picture.within(content, SIDE);
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      return ImageIO.write(image, "png", png) ? Optional.of(png.toByteArray()) : Optional.empty();
    } catch (IOException | RuntimeException cannotBeDrawn) {
      return Optional.empty();
    }
  }

  private static BufferedImage drawn(byte[] content) throws IOException {
    try (PDDocument document = Loader.loadPDF(content)) {
      return DrawnPage.of(document, 0, SIDE, ImageType.RGB, PATIENCE);
    }
  }
}
