package se.delaktig.kernel.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;

/**
 * The pages of a scanned file as pictures. Each is drawn within a time of its own and all within
 * another; a page that is not is none to be looked at by a program, and stays one for people.
 */
public final class ScannedPages {
  /** A sheet of A4 with 150 points an inch. */
  private static final int SIDE = 1_754;

  private static final Duration A_PAGE = Duration.ofSeconds(10);
  private static final Duration ALL = Duration.ofSeconds(60);

  private ScannedPages() {}

  /** Looks at one page's picture. */
  @FunctionalInterface
  public interface Look<T> {
    /** What is found on it; nothing where nothing is. */
    Optional<T> at(BufferedImage page);
  }

  /**
   * What is found on each page, in their order.
   *
   * @param file one that was received
   * @param mostPages more are refused
   * @throws UnacceptableFileException when there are more, or they cannot be counted
   */
  public static <T> List<Optional<T>> look(ReceivedFile file, int mostPages, Look<T> look) {
    if (!file.mediaType().equals("application/pdf")) {
      try {
        return List.of(look.at(Picture.within(file.content(), SIDE)));
      } catch (IOException damaged) {
        throw new UnacceptableFileException("file.damaged-picture");
      }
    }
    long end = System.nanoTime() + ALL.toNanos();
    try (PDDocument document = Loader.loadPDF(file.content())) {
      if (document.getNumberOfPages() > mostPages) {
        throw new UnacceptableFileException("file.too-many-pages");
      }
      List<Optional<T>> found = new ArrayList<>();
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        found.add(left.isNegative() ? Optional.empty() : look(document, page, left, look));
      }
      return List.copyOf(found);
    } catch (IOException damaged) {
      throw new UnacceptableFileException("file.damaged-pdf");
    }
  }

  private static <T> Optional<T> look(PDDocument document, int page, Duration left, Look<T> look) {
    try {
      Duration time = left.compareTo(A_PAGE) < 0 ? left : A_PAGE;
      return look.at(DrawnPage.of(document, page, SIDE, ImageType.GRAY, time));
    } catch (IOException | RuntimeException cannotBeDrawn) {
      return Optional.empty();
    }
  }

  /**
   * One page as PNG; empty where it cannot be drawn.
   *
   * @param page its number, the first being 1
   */
  public static Optional<byte[]> picture(String mediaType, byte[] content, int page) {
    try {
      BufferedImage image;
      if (mediaType.equals("application/pdf")) {
        try (PDDocument document = Loader.loadPDF(content)) {
          image = DrawnPage.of(document, page - 1, SIDE, ImageType.RGB, A_PAGE);
        }
      } else {
        image = Picture.within(content, SIDE);
      }
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      return ImageIO.write(image, "png", png) ? Optional.of(png.toByteArray()) : Optional.empty();
    } catch (IOException | RuntimeException cannotBeDrawn) {
      return Optional.empty();
    }
  }
}
