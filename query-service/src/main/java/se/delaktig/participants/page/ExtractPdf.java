package se.delaktig.participants.page;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.TaggedPdf;
import se.delaktig.kernel.page.Words;

/** Writes an extract as a tagged PDF (PDF/UA) in the reader's language. */
@Component
class ExtractPdf {
  private final TaggedPdf pdf;
  private final Fmt fmt;
  private final Words words;

  ExtractPdf(TaggedPdf pdf, Fmt fmt, Words words) {
    this.pdf = pdf;
    this.fmt = fmt;
    this.words = words;
  }

  byte[] of(Extract extract) {
    return pdf.of(
        "participants/extract-pdf", Map.of("extract", extract, "fmt", fmt, "words", words));
  }
}
