package se.delaktig.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** An invoice to the demonstration project, as a PDF; invented, and says so. */
record Invoice(
    String supplier, String what, LocalDate dated, BigDecimal net, BigDecimal vat, String number) {
  private static final float LEFT = 64;
  private static final float TOP = 770;
  private static final float LINE = 22;

  /** The same invoice gives the same bytes. */
  byte[] pdf() {
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId((long) number.hashCode());
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (PDPageContentStream out = new PDPageContentStream(document, page)) {
        out.beginText();
        out.setLeading(LINE);
        out.newLineAtOffset(LEFT, TOP);
        write(out, FontName.HELVETICA_BOLD, 20, List.of("FAKTURA " + number, supplier, ""));
        write(
            out,
            FontName.HELVETICA,
            13,
            List.of(
                "Till: Avesta kommun, projektet Vilka är vi? (2017/00434)",
                "Fakturadag: " + dated,
                "Att betala senast: " + dated.plusDays(30),
                "",
                what,
                "",
                "Summa utan moms: " + kronor(net),
                "Moms 25 %: " + kronor(vat),
                "Att betala: " + kronor(net.add(vat)),
                "",
                "Påhittad för demon. Ingen sådan faktura finns."));
        out.endText();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String kronor(BigDecimal amount) {
    return amount.toPlainString().replace('.', ',') + " kr";
  }

  private static void write(PDPageContentStream out, FontName name, float size, List<String> lines)
      throws IOException {
    PDFont font = new PDType1Font(name);
    out.setFont(font, size);
    for (String line : lines) {
      out.showText(line);
      out.newLine();
    }
  }
}
