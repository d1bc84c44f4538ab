package se.delaktig.kernel.page;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Writes a template as a tagged PDF (PDF/UA) in the reader's language. The font is brought along,
 * so that every name can be written whatever the machine has.
 */
@Component
public class TaggedPdf {
  private static final String FONT = "DejaVu Sans";
  private static final String REGULAR = "/fonts/DejaVuSans.ttf";
  private static final String BOLD = "/fonts/DejaVuSans-Bold.ttf";
  private static final int BOLD_WEIGHT = 700;
  private static final int REGULAR_WEIGHT = 400;

  private final ITemplateEngine templates;

  TaggedPdf(ITemplateEngine templates) {
    this.templates = templates;
  }

  /**
   * The bytes of the file.
   *
   * @param template its name; an HTML page with a title, a language and its own style
   * @param values what the template names
   */
  public byte[] of(String template, Map<String, Object> values) {
    return written(template, values, document -> {});
  }

  /**
   * The same bytes each time for the same values: made, as it says of itself, at a given time.
   *
   * @param made when what it says was so
   */
  public byte[] madeAt(Instant made, String template, Map<String, Object> values) {
    return written(
        template,
        values,
        document -> {
          document
              .getDocumentInformation()
              .setCreationDate(GregorianCalendar.from(made.atZone(ZoneOffset.UTC)));
          document.setDocumentId(made.toEpochMilli());
        });
  }

  private byte[] written(String template, Map<String, Object> values, Consumer<PDDocument> last) {
    Context context = new Context(LocaleContextHolder.getLocale());
    context.setVariables(values);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.usePdfUaAccessibility(true);
    builder.useFont(() -> font(REGULAR), FONT, REGULAR_WEIGHT, FontStyle.NORMAL, true);
    builder.useFont(() -> font(BOLD), FONT, BOLD_WEIGHT, FontStyle.NORMAL, true);
    builder.withHtmlContent(templates.process(template, context), null);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
        PDDocument document = renderer.createPDFKeepOpen()) {
      last.accept(document);
      document.save(pdf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pdf.toByteArray();
  }

  private static InputStream font(String file) {
    return Objects.requireNonNull(TaggedPdf.class.getResourceAsStream(file), file);
  }
}
