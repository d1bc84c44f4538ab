package se.delaktig.kernel.file;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Pictures, as the JDK reads them. */
final class Picture {
  private static final Map<String, String> MEDIA_TYPES =
      Map.of("jpeg", "image/jpeg", "png", "image/png");

  /** More than any camera or scanner makes of one sheet. */
  static final long MOST_PIXELS = 200_000_000;

  private Picture() {}

  /**
   * What kind of picture a content is.
   *
   * @throws UnacceptableFileException when it is none, or cannot be read
   */
  static String mediaTypeOf(byte[] content) {
    try {
      return reading(
          content,
          reader -> {
            String kind = MEDIA_TYPES.get(reader.getFormatName().toLowerCase(Locale.ROOT));
            if (kind == null) {
              throw new UnacceptableFileException("file.kind");
            }
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
              throw new UnacceptableFileException("file.too-large");
            }
            return kind;
          });
    } catch (IOException | RuntimeException damaged) {
      if (damaged instanceof UnacceptableFileException known) {
        throw known;
      }
      throw new UnacceptableFileException("file.damaged-picture");
    }
  }

  /**
   * The picture, thinned out while it is read so that it is no wider or higher than wanted.
   *
   * @throws IOException when it cannot be read
   */
  static BufferedImage within(byte[] content, int side) throws IOException {
    return reading(
        content,
        reader -> {
          int width = reader.getWidth(0);
          int height = reader.getHeight(0);
          int step = Math.max(1, Math.ceilDiv(Math.max(width, height), side));
          ImageReadParam param = reader.getDefaultReadParam();
          param.setSourceRegion(new Rectangle(width, height));
          param.setSourceSubsampling(step, step, 0, 0);
          return reader.read(0, param);
        });
  }

  private interface Reading<T> {
    T of(ImageReader reader) throws IOException;
  }

  private static <T> T reading(byte[] content, Reading<T> reading) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new UnacceptableFileException("file.kind");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return reading.of(reader);
      } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
        throw new IIOException("damaged", damaged);
      } finally {
        reader.dispose();
      }
    }
  }
}
