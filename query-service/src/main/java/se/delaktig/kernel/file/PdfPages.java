package se.delaktig.kernel.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * The pages of a PDF, each as a PDF of its own, so that one can be shown, kept or destroyed without
 * the others. Of a page only what it shows is taken along, and nothing that leads to another page.
 */
public final class PdfPages {
  /** What of an annotation is seen; a signature that was drawn on the page may be one. */
  private static final List<COSName> SEEN =
      List.of(COSName.TYPE, COSName.SUBTYPE, COSName.RECT, COSName.AP, COSName.AS, COSName.F);

  private PdfPages() {}

  /**
   * Each page by itself, in their order.
   *
   * @param content a PDF that was received
   * @throws UnacceptableFileException when it cannot be taken apart
   */
  public static List<byte[]> of(byte[] content) {
    try (PDDocument document = Loader.loadPDF(content)) {
      List<byte[]> pages = new ArrayList<>();
      for (PDPage page : document.getPages()) {
        pages.add(alone(page));
      }
      return List.copyOf(pages);
    } catch (IOException | IllegalArgumentException | ClassCastException damaged) {
      throw new UnacceptableFileException("file.damaged-pdf");
    }
  }

  private static byte[] alone(PDPage page) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      COSDictionary shown = new COSDictionary();
      shown.setItem(COSName.TYPE, COSName.PAGE);
      shown.setItem(COSName.MEDIA_BOX, page.getMediaBox().getCOSArray());
      shown.setItem(COSName.CROP_BOX, page.getCropBox().getCOSArray());
      shown.setInt(COSName.ROTATE, page.getRotation());
      shown.setItem(COSName.CONTENTS, page.getCOSObject().getItem(COSName.CONTENTS));
      if (page.getResources() != null) {
        shown.setItem(
            COSName.RESOURCES, used(page.getResources().getCOSObject(), new PDFStreamParser(page)));
      }
      shown.setItem(COSName.ANNOTS, annotations(page));
      document.addPage(new PDPage(shown));
      document.save(out);
      return out.toByteArray();
    }
  }

  /** Scanners may list the pictures of all pages for each; those that a page draws stay. */
  private static COSDictionary used(COSDictionary resources, PDFStreamParser drawing)
      throws IOException {
    COSDictionary kept = new COSDictionary(resources);
    COSDictionary all = resources.getCOSDictionary(COSName.XOBJECT);
    if (all != null) {
      COSDictionary drawn = new COSDictionary();
      gather(all, drawing, drawn, new HashSet<>());
      kept.setItem(COSName.XOBJECT, drawn);
    }
    return kept;
  }

  private static void gather(
      COSDictionary all, PDFStreamParser drawing, COSDictionary drawn, Set<COSName> seen)
      throws IOException {
    COSBase before = null;
    for (Object token = drawing.parseNextToken(); token != null; token = drawing.parseNextToken()) {
      if (token instanceof Operator operator
          && operator.getName().equals("Do")
          && before instanceof COSName name
          && seen.add(name)) {
        drawn.setItem(name, all.getItem(name));
        if (all.getDictionaryObject(name) instanceof COSStream form
            && COSName.FORM.equals(form.getCOSName(COSName.SUBTYPE))
            && form.getCOSDictionary(COSName.RESOURCES) == null) {
          // a form without resources of its own draws from the page's
          try (var unpacked = form.createInputStream()) {
            gather(all, new PDFStreamParser(unpacked.readAllBytes()), drawn, seen);
          }
        }
      }
      before = token instanceof COSBase one ? one : null;
    }
  }

  private static COSArray annotations(PDPage page) {
    COSArray annotations = new COSArray();
    COSArray all = page.getCOSObject().getCOSArray(COSName.ANNOTS);
    if (all != null) {
      for (int i = 0; i < all.size(); i++) {
        if (all.getObject(i) instanceof COSDictionary one) {
          COSDictionary seen = new COSDictionary();
          SEEN.forEach(key -> {
            if (one.containsKey(key)) {
              seen.setItem(key, one.getItem(key));
            }
          });
          annotations.add(seen);
        }
      }
    }
    return annotations;
  }
}
