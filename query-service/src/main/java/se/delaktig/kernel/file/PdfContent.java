package se.delaktig.kernel.file;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Finds what in a PDF would act on being opened, or hides another file. */
final class PdfContent {
  /** Keys that lead to what acts or is hidden, wherever they stand. */
  private static final Set<String> KEYS =
      Set.of("JS", "JavaScript", "EmbeddedFiles", "EF", "AF", "XFA", "RichMediaContent");

  /** What an action must not do. */
  private static final Set<String> ACTIONS =
      Set.of(
          "JavaScript",
          "Launch",
          "ImportData",
          "SubmitForm",
          "GoToE",
          "RichMediaExecute",
          "Rendition",
          "Movie",
          "Sound");

  /** Annotations that hold what acts. */
  private static final Set<String> ANNOTATIONS =
      Set.of("RichMedia", "Movie", "Screen", "Sound", "3D", "FileAttachment");

  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<COSBase> toSee = new ArrayDeque<>();

  private PdfContent() {}

  /**
   * Refuses a PDF that cannot be read without a password, that is more than pages to read, or that
   * would fill the memory of whoever opens it.
   *
   * @throws UnacceptableFileException with what is wrong
   */
  static void demandPassive(byte[] content) {
    UnpackedPdf.demandModest(content);
    try (PDDocument document = Loader.loadPDF(content)) {
      if (document.isEncrypted()) {
        throw new UnacceptableFileException("file.locked");
      }
      if (document.getNumberOfPages() < 1) {
        throw new UnacceptableFileException("file.damaged-pdf");
      }
      if (new PdfContent().acts(document.getDocument())) {
        throw new UnacceptableFileException("file.active");
      }
    } catch (InvalidPasswordException locked) {
      throw new UnacceptableFileException("file.locked");
    } catch (IOException | IllegalArgumentException | ClassCastException damaged) {
      throw new UnacceptableFileException("file.damaged-pdf");
    }
  }

  /** Also what no page leads to: a reader that mends a damaged file may find it. */
  private boolean acts(COSDocument document) {
    see(document.getTrailer());
    for (COSObjectKey key : document.getXrefTable().keySet()) {
      see(document.getObjectFromPool(key));
    }
    while (!toSee.isEmpty()) {
      if (acts(toSee.pop())) {
        return true;
      }
    }
    return false;
  }

  private void see(COSBase one) {
    if (one != null && seen.add(one)) {
      toSee.push(one);
    }
  }

  private boolean acts(COSBase one) {
    switch (one) {
      case COSObject reference -> see(reference.getObject());
      case COSArray array -> array.forEach(this::see);
      case COSDictionary dictionary -> {
        if (pixels(dictionary) > Picture.MOST_PIXELS) {
          throw new UnacceptableFileException("file.unpacks-too-large");
        }
        if (ACTIONS.contains(name(dictionary, COSName.S))
            || ANNOTATIONS.contains(name(dictionary, COSName.SUBTYPE))) {
          return true;
        }
        for (var entry : dictionary.entrySet()) {
          if (KEYS.contains(entry.getKey().getName())) {
            return true;
          }
          see(entry.getValue());
        }
      }
      default -> {}
    }
    return false;
  }

  private static long pixels(COSDictionary dictionary) {
    return name(dictionary, COSName.SUBTYPE).equals("Image")
        ? (long) dictionary.getInt(COSName.WIDTH, 0) * dictionary.getInt(COSName.HEIGHT, 0)
        : 0;
  }

  private static String name(COSDictionary dictionary, COSName key) {
    String name = dictionary.getNameAsString(key);
    return name == null ? "" : name;
  }
}
