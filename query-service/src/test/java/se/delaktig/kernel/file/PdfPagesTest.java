package se.delaktig.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.junit.jupiter.api.Test;

/** Pages are taken apart, and each has nothing of another. */
class PdfPagesTest {
  private static final PDRectangle A_CORNER = new PDRectangle(0, 0, 100, 100);

  private static PDImageXObject of(PDDocument document, Color colour) throws IOException {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 40; x++) {
      for (int y = 0; y < 40; y++) {
        image.setRGB(x, y, colour.getRGB());
      }
    }
    return LosslessFactory.createFromImage(document, image);
  }

  /** As some scanners write it: both pages list the pictures of both. */
  private static byte[] pile(PDDocument document) throws IOException {
    PDResources shared = new PDResources();
    COSName red = shared.add(of(document, Color.RED));
    COSName blue = shared.add(of(document, Color.BLUE));
    add(document, shared, red);
    add(document, shared, blue);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static void add(PDDocument document, PDResources shared, COSName picture)
      throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    page.setResources(shared);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawImage(
          (PDImageXObject) shared.getXObject(picture),
          0,
          0,
          PDRectangle.A4.getWidth(),
          PDRectangle.A4.getHeight());
    }
    page.setResources(shared);
  }

  private static Color seen(byte[] pdf) throws IOException {
    byte[] png = ScannedPages.picture("application/pdf", pdf, 1).orElseThrow();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    return new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
  }

  @Test
  void eachPageShowsWhatItShowedAndHoldsNothingOfTheOther() throws IOException {
    byte[] pile;
    try (PDDocument document = new PDDocument()) {
      pile = pile(document);
    }

    List<byte[]> pages = PdfPages.of(pile);

    assertThat(pages).hasSize(2);
    assertThat(seen(pages.get(0))).isEqualTo(Color.RED);
    assertThat(seen(pages.get(1))).isEqualTo(Color.BLUE);
    for (byte[] page : pages) {
      try (PDDocument alone = Loader.loadPDF(page)) {
        assertThat(alone.getNumberOfPages()).isEqualTo(1);
        assertThat(alone.getPage(0).getResources().getXObjectNames()).hasSize(1);
      }
    }
  }

  @Test
  void aPictureInAFormThatDrawsFromThePageIsTakenAlong() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      pile(document);
      PDPage page = document.getPage(0);
      PDFormXObject form = new PDFormXObject(document);
      form.setBBox(PDRectangle.A4);
      COSName red = page.getResources().getXObjectNames().iterator().next();
      try (var content = form.getStream().createOutputStream()) {
        content.write(("595 0 0 842 0 0 cm /" + red.getName() + " Do").getBytes());
      }
      COSName name = page.getResources().add(form);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm((PDFormXObject) page.getResources().getXObject(name));
      }
      document.save(out);
    }

    byte[] page = PdfPages.of(out.toByteArray()).getFirst();
    try (PDDocument alone = Loader.loadPDF(page)) {
      assertThat(alone.getPage(0).getResources().getXObjectNames()).hasSize(2);
    }
  }

  /** A signature that was drawn on the page in a reader is an annotation. */
  @Test
  void whatWasStampedOnAPageStaysOnIt() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(A_CORNER));
      document.addPage(new PDPage(A_CORNER));
      PDAppearanceStream look = new PDAppearanceStream(document);
      look.setBBox(A_CORNER);
      look.setResources(new PDResources());
      try (var content = look.getStream().createOutputStream()) {
        content.write("0 0 1 rg 0 0 100 100 re f".getBytes());
      }
      PDAppearanceDictionary appearance = new PDAppearanceDictionary();
      appearance.setNormalAppearance(look);
      PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
      stamp.setRectangle(A_CORNER);
      stamp.setAppearance(appearance);
      stamp.setPage(document.getPage(1));
      document.getPage(1).getAnnotations().add(stamp);
      document.save(out);
    }

    List<byte[]> pages = PdfPages.of(out.toByteArray());

    assertThat(seen(pages.get(0))).isEqualTo(Color.WHITE);
    assertThat(seen(pages.get(1))).isEqualTo(Color.BLUE);
  }
}
