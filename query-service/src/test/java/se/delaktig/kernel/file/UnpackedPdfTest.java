package se.delaktig.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PDF that would fill the memory is refused before it is opened. */
class UnpackedPdfTest {
  private static final int TOO_MUCH = (int) UnpackedPdf.MOST_IN_ONE + 1;

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(out)) {
      deflating.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] zeros(long length) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] some = new byte[1 << 20];
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(out)) {
      for (long left = length; left > 0; left -= some.length) {
        deflating.write(some, 0, (int) Math.min(some.length, left));
      }
    }
    return out.toByteArray();
  }

  private static byte[] pdf(String filter, byte[]... streams) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
    int number = 1;
    for (byte[] stream : streams) {
      out.write(
          (number++ + " 0 obj\n<</Length " + stream.length + filter + ">>\nstream\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(stream);
      out.write("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));
    }
    return out.toByteArray();
  }

  private static void refused(byte[] pdf, String key) {
    assertThatThrownBy(() -> UnpackedPdf.demandModest(pdf))
        .isInstanceOf(UnacceptableFileException.class)
        .hasMessage(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/Filter/FlateDecode", "/Filter [ /FlateDecode ]", "/F/Fl", ""})
  void aStreamThatUnpacksIntoTooMuchIsRefusedWhateverItSaysOfItself(String filter)
      throws IOException {
    byte[] bomb = zeros(TOO_MUCH);
    assertThat(bomb.length).isLessThan(200_000);
    refused(pdf(filter, bomb), "file.unpacks-too-large");
  }

  @Test
  void manyStreamsAreTooMuchTogether() throws IOException {
    byte[] large = zeros(100 << 20);
    refused(
        pdf("/Filter/FlateDecode", large, large, large, large, large), "file.unpacks-too-large");
  }

  @Test
  void whatIsPackedTwiceIsUnpackedTwice() throws IOException {
    byte[] twice = packed(zeros(500 << 20));
    assertThat(twice.length).isLessThan(10_000);
    refused(pdf("/Filter[/FlateDecode/FlateDecode]", twice), "file.unpacks-too-large");
    refused(pdf("/Filter[/FlateDecode /RunLengthDecode]", runs()), "file.unpacks-too-large");
  }

  /** Each pair of bytes says 128 of the second. */
  private static byte[] runs() throws IOException {
    byte[] pairs = new byte[4 << 20];
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = (byte) 129;
    }
    return packed(pairs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/Filter 7 0 R", "/Filter /#46lateDecode"})
  void aFilterThatHidesItsNameIsRefused(String filter) throws IOException {
    refused(pdf(filter, new byte[] {1, 2, 3}), "file.damaged-pdf");
  }

  @Test
  void ordinaryPapersAndWhatIsNotPackedAtAllPass() throws IOException {
    assertThatCode(() ->
            UnpackedPdf.demandModest(
                pdf("/Filter/FlateDecode", packed(new byte[1_000_000]), new byte[] {9, 9})))
        .doesNotThrowAnyException();
  }

  @Test
  void aPictureOfMorePointsThanAnyScannerMakesIsRefused() throws IOException {
    byte[] pdf;
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDPage page = new PDPage();
      document.addPage(page);
      COSStream image = document.getDocument().createCOSStream();
      image.setItem(COSName.TYPE, COSName.XOBJECT);
      image.setItem(COSName.SUBTYPE, COSName.IMAGE);
      image.setInt(COSName.WIDTH, 60_000);
      image.setInt(COSName.HEIGHT, 60_000);
      image.setInt(COSName.BITS_PER_COMPONENT, 8);
      image.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
      page.setResources(new PDResources());
      page.getResources().add(new PDImageXObject(new PDStream(image), null));
      document.save(out);
      pdf = out.toByteArray();
    }
    assertThatThrownBy(() -> FileReception.unscanned().receive(pdf))
        .isInstanceOf(UnacceptableFileException.class)
        .hasMessage("file.unpacks-too-large");
  }

  @Test
  void drawingEndsWhenItsTimeIsUpAndThePageIsNoneToRead() throws IOException {
    byte[] pdf = slow();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThatThrownBy(() -> DrawnPage.of(document, 0, 500, ImageType.GRAY, Duration.ofMillis(1)))
          .isInstanceOf(DrawnPage.TooLongException.class);
    }
  }

  @Test
  void eachPageIsLookedAtAndTooManyAreRefused() throws IOException {
    ReceivedFile three = new ReceivedFile("application/pdf", pages(3));
    assertThat(ScannedPages.look(three, 3, page -> Optional.of(page.getHeight())))
        .isEqualTo(List.of(Optional.of(1_754), Optional.of(1_754), Optional.of(1_754)));
    assertThatThrownBy(() -> ScannedPages.look(three, 2, page -> Optional.empty()))
        .hasMessage("file.too-many-pages");
    assertThat(
            ScannedPages.<String>look(
                three,
                3,
                page -> {
                  throw new IllegalStateException("a reader's fault");
                }))
        .containsOnly(Optional.empty());
  }

  private static byte[] pages(int pages) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage(PDRectangle.A4));
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] slow() throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDPage page = new PDPage();
      document.addPage(page);
      byte[] lines =
          "0 0 m 500 500 l 0 500 m 500 0 l S\n".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
      page.setContents(new PDStream(document, new ByteArrayInputStream(lines)));
      document.save(out);
      return out.toByteArray();
    }
  }
}
