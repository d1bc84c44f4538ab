package se.delaktig.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.action.PDPageAdditionalActions;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockMultipartFile;

/** What may be kept, told by its content. */
class FileReceptionTest {
  private final FileReception reception = FileReception.unscanned();

  interface Making {
    void with(PDDocument document, PDPage page) throws IOException;
  }

  private static byte[] pdf(Making making) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (PDPageContentStream drawing = new PDPageContentStream(document, page)) {
        drawing.addRect(50, 50, 200, 300);
        drawing.fill();
      }
      making.with(document, page);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] picture(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(
            ImageIO.write(new BufferedImage(1_500, 900, BufferedImage.TYPE_INT_RGB), format, out))
        .isTrue();
    return out.toByteArray();
  }

  private void refused(byte[] content, String key) {
    assertThatThrownBy(() -> reception.receive(content))
        .isInstanceOfSatisfying(
            UnacceptableFileException.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  @Test
  void pdfsAndPicturesAreToldByTheirContent() throws IOException {
    byte[] pdf = pdf((document, page) -> {});

    assertThat(reception.receive(pdf).mediaType()).isEqualTo("application/pdf");
    assertThat(reception.receive(pdf).content()).isEqualTo(pdf);
    assertThat(reception.receive(picture("png")).mediaType()).isEqualTo("image/png");
    assertThat(reception.receive(picture("jpeg")).mediaType()).isEqualTo("image/jpeg");
  }

  @Test
  void nothingElseIsKeptWhateverItIsCalled() throws IOException {
    refused("<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "file.kind");
    refused(
        "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), "file.kind");
    refused(picture("gif"), "file.kind");
    refused(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}, "file.kind");
    assertThatThrownBy(() -> reception.receive(new MockMultipartFile("fil", new byte[0])))
        .hasMessage("file.pick");
    assertThatThrownBy(
            () -> reception.receive(new MockMultipartFile("fil", new byte[(20 << 20) + 1])))
        .hasMessage("file.too-large");
  }

  @Test
  void whatIsDamagedIsSaidToBe() throws IOException {
    byte[] png = picture("png");
    refused(Arrays.copyOf(png, 20), "file.damaged-picture");
    refused("%PDF-1.7\nno more".getBytes(StandardCharsets.US_ASCII), "file.damaged-pdf");
  }

  @Test
  void aLinkToAPageOfTheWebActsOnlyWhenItIsFollowed() throws IOException {
    byte[] linked =
        pdf((document, page) -> {
          PDActionURI there = new PDActionURI();
          there.setURI("https://example.org/faktura");
          PDAnnotationLink link = new PDAnnotationLink();
          link.setAction(there);
          link.setRectangle(new PDRectangle(10, 10, 100, 20));
          page.setAnnotations(List.of(link));
        });

    assertThat(reception.receive(linked).mediaType()).isEqualTo("application/pdf");
  }

  @Test
  void whatRunsWhenAPdfIsOpenedIsRefused() throws IOException {
    refused(
        pdf((document, page) ->
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))),
        "file.active");
    refused(
        pdf((document, page) -> {
          PDPageAdditionalActions actions = new PDPageAdditionalActions();
          actions.setO(new PDActionLaunch());
          page.setActions(actions);
        }),
        "file.active");
  }

  @Test
  void aFileHiddenInAPdfIsRefused() throws IOException {
    refused(
        pdf((document, page) -> {
          PDComplexFileSpecification file = new PDComplexFileSpecification();
          file.setFile("hidden.exe");
          file.setEmbeddedFile(
              new PDEmbeddedFile(document, new ByteArrayInputStream(new byte[] {'M', 'Z'})));
          PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
          tree.setNames(Map.of("hidden", file));
          PDDocumentNameDictionary names =
              new PDDocumentNameDictionary(document.getDocumentCatalog());
          names.setEmbeddedFiles(tree);
          document.getDocumentCatalog().setNames(names);
        }),
        "file.active");
    refused(
        pdf((document, page) -> {
          PDAnnotationFileAttachment clip = new PDAnnotationFileAttachment();
          clip.setRectangle(new PDRectangle(10, 10, 20, 20));
          page.setAnnotations(List.of(clip));
        }),
        "file.active");
  }

  /** No page leads to it, and a reader that mends the file may find it all the same. */
  @Test
  void aScriptThatNothingLeadsToIsRefused() throws IOException {
    refused(
        pdf((document, page) ->
            document
                .getDocumentInformation()
                .getCOSObject()
                .setItem(COSName.getPDFName("JS"), new COSString("app.alert(1)"))),
        "file.active");
  }

  @Test
  void aLockedPdfIsRefused() throws IOException {
    refused(locked("hemligt"), "file.locked");
    refused(locked(""), "file.locked");
  }

  private static byte[] locked(String password) throws IOException {
    return pdf((document, page) -> {
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", password, new AccessPermission());
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"INFECTED", "SILENT"})
  void whatTheScannerDoesNotClearIsNotKept(String finding) throws IOException {
    FileReception scanned = new FileReception(content -> VirusScanner.Finding.valueOf(finding));

    assertThatThrownBy(() -> scanned.receive(pdf((document, page) -> {})))
        .hasMessage(finding.equals("INFECTED") ? "file.infected" : "file.scanner-silent");
  }

  @Test
  void aScannerIsNamedByHostAndPort() {
    assertThatThrownBy(() -> FileReception.scannedBy("clamd"))
        .hasMessageContaining("DELAKTIG_CLAMD");
    assertThat(FileReception.scannedBy("clamd:3310")).isNotNull();
  }

  @Test
  void theFirstPageIsDrawnSmallEnoughForAPage() throws IOException {
    BufferedImage page = drawn("application/pdf", pdf((document, first) -> {}));
    assertThat(page.getHeight()).isBetween(990, 1_010);
    assertThat(page.getRGB(200, 800) & 0xFFFFFF).isZero();
    assertThat(page.getRGB(600, 100) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    assertThat(drawn("image/jpeg", picture("jpeg")).getWidth()).isEqualTo(750);
    assertThat(FirstPage.of("image/png", new byte[] {1})).isEmpty();
  }

  private static BufferedImage drawn(String mediaType, byte[] content) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(FirstPage.of(mediaType, content).orElseThrow()));
  }
}
