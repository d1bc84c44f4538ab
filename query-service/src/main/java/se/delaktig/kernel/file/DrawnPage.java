package se.delaktig.kernel.file;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws pages of a PDF that anybody may have made: as large as is asked for, and no longer. */
final class DrawnPage {
  private DrawnPage() {}

  /** Drawing has taken too long. */
  static final class TooLongException extends RuntimeException {
    private TooLongException() {
      super("drawing takes too long");
    }
  }

  /**
   * @param page its number, the first being 0
   * @param side how long the longer side is to be, in pixels
   * @throws TooLongException when it is not drawn within the time
   * @throws IOException when it cannot be drawn
   */
  static BufferedImage of(PDDocument document, int page, int side, ImageType type, Duration atMost)
      throws IOException {
    long end = System.nanoTime() + atMost.toNanos();
    PDRectangle box = document.getPage(page).getCropBox();
    float longest = Math.max(1f, Math.max(box.getWidth(), box.getHeight()));
    PDFRenderer renderer = new Bounded(document, end);
    renderer.setSubsamplingAllowed(true);
    return renderer.renderImage(page, side / longest, type);
  }

  /** A drawer cannot be interrupted, so that it looks at the clock before each thing it does. */
  private static final class Bounded extends PDFRenderer {
    private final long end;

    private Bounded(PDDocument document, long end) {
      super(document);
      this.end = end;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      return new PageDrawer(parameters) {
        @Override
        protected void processOperator(Operator operator, List<COSBase> operands)
            throws IOException {
          if (System.nanoTime() > end) {
            throw new TooLongException();
          }
          super.processOperator(operator, operands);
        }
      };
    }
  }
}
