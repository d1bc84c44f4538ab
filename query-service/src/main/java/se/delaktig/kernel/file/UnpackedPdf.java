package se.delaktig.kernel.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * How much a PDF is when it is unpacked, found out from its bytes before anybody reads it as a
 * document: whoever does holds a stream's whole content in memory. Pictures' own packings (JPEG and
 * the like) are looked at by their width and height instead, once the document is open.
 */
final class UnpackedPdf {
  /** Twenty megabytes of scanned pages without JPEG are less. */
  static final long MOST_BYTES = 400L << 20;

  /** A page of A4 in colour with 300 points an inch is 26 MB. */
  static final long MOST_IN_ONE = 120L << 20;

  /** So much of what is packed more than once is held while it is unpacked. */
  private static final int MOST_BETWEEN = 32 << 20;

  private static final int LONGEST_DICTIONARY = 8_192;
  private static final int AT_ONCE = 64 << 10;
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern FILTER =
      Pattern.compile("/F(?:ilter)?\\s*(\\[[^\\]]*\\]|/[^\\s/\\[\\]<>()]+|\\d+\\s+\\d+\\s+R)");
  private static final Pattern NAME = Pattern.compile("/([^\\s/\\[\\]<>()]+)");

  private final byte[] pdf;
  private long unpacked;

  private UnpackedPdf(byte[] pdf) {
    this.pdf = pdf;
  }

  /**
   * Refuses a PDF that would fill the memory.
   *
   * @throws UnacceptableFileException if it is more than any paper of ours
   */
  static void demandModest(byte[] pdf) {
    new UnpackedPdf(pdf).look();
  }

  private void look() {
    int from = 0;
    for (int at = indexOf(STREAM, from); at >= 0; at = indexOf(STREAM, from)) {
      from = at + STREAM.length;
      if (endsWith(at, "end")) {
        continue;
      }
      int begin = afterLineEnd(from);
      int end = indexOf(END, begin);
      if (end < 0) {
        end = pdf.length;
      }
      unpack(filters(at), begin, end);
      from = end;
    }
  }

  /** A filter by another name than its own hides what it does. */
  private List<String> filters(int at) {
    int begin = Math.max(0, at - LONGEST_DICTIONARY);
    String before = new String(pdf, begin, at - begin, StandardCharsets.ISO_8859_1);
    String dictionary = before.substring(Math.max(0, before.lastIndexOf("obj")));
    List<String> filters = new ArrayList<>();
    Matcher filter = FILTER.matcher(dictionary);
    while (filter.find()) {
      String said = filter.group(1);
      if (said.indexOf('#') >= 0 || Character.isDigit(said.charAt(0))) {
        throw new UnacceptableFileException("file.damaged-pdf");
      }
      NAME.matcher(said).results().map(name -> name.group(1)).forEach(filters::add);
    }
    return filters;
  }

  private void unpack(List<String> filters, int begin, int end) {
    if (filters.isEmpty() || isInflated(filters.getFirst())) {
      inflated(begin, end, rest(filters));
      return;
    }
    byte[] content = Arrays.copyOfRange(pdf, begin, end);
    for (String name : filters) {
      if (isPicture(name)) {
        return;
      }
      content = decoded(name, content);
    }
  }

  private static List<String> rest(List<String> filters) {
    return filters.isEmpty() ? filters : filters.subList(1, filters.size());
  }

  private static boolean isInflated(String filter) {
    return filter.equals("FlateDecode") || filter.equals("Fl");
  }

  private static boolean isPicture(String filter) {
    return switch (filter) {
      case "DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF", "Crypt" -> true;
      default -> false;
    };
  }

  /** Most streams: unpacked and counted without being kept, unless they are packed again. */
  private void inflated(int begin, int end, List<String> again) {
    Inflater inflater = new Inflater();
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    try {
      inflater.setInput(pdf, begin, end - begin);
      byte[] some = new byte[AT_ONCE];
      long here = 0;
      int n;
      while ((n = inflater.inflate(some)) > 0) {
        here += n;
        count(n, here);
        if (!again.isEmpty()) {
          keep(kept, some, n);
        }
      }
    } catch (DataFormatException notPackedSo) {
      // locked, damaged, or not packed at all: then it is no more than it is
    } finally {
      inflater.end();
    }
    byte[] content = kept.toByteArray();
    for (String name : again) {
      if (isPicture(name)) {
        return;
      }
      content = decoded(name, content);
    }
  }

  private static void keep(ByteArrayOutputStream kept, byte[] some, int n) {
    if (kept.size() + n > MOST_BETWEEN) {
      throw new UnacceptableFileException("file.unpacks-too-large");
    }
    kept.write(some, 0, n);
  }

  private byte[] decoded(String name, byte[] content) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    OutputStream counting =
        new OutputStream() {
          private long here;

          @Override
          public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            here += length;
            count(length, here);
            if (kept.size() + length > MOST_BETWEEN) {
              throw new UnacceptableFileException("file.unpacks-too-large");
            }
            kept.write(bytes, from, length);
          }
        };
    try {
      Filter filter = FilterFactory.INSTANCE.getFilter(name);
      filter.decode(new ByteArrayInputStream(content), counting, new COSDictionary(), 0);
    } catch (UnacceptableFileException tooMuch) {
      throw tooMuch;
    } catch (IOException | RuntimeException notPackedSo) {
      // what is damaged gives no more than it has given
    }
    return kept.toByteArray();
  }

  private void count(int more, long inThisOne) {
    unpacked += more;
    if (inThisOne > MOST_IN_ONE || unpacked > MOST_BYTES) {
      throw new UnacceptableFileException("file.unpacks-too-large");
    }
  }

  private int afterLineEnd(int at) {
    int begin = at;
    if (begin < pdf.length && pdf[begin] == '\r') {
      begin++;
    }
    if (begin < pdf.length && pdf[begin] == '\n') {
      begin++;
    }
    return begin;
  }

  private boolean endsWith(int at, String word) {
    int begin = at - word.length();
    return begin >= 0
        && new String(pdf, begin, word.length(), StandardCharsets.ISO_8859_1).equals(word);
  }

  private int indexOf(byte[] wanted, int from) {
    for (int i = from; i <= pdf.length - wanted.length; i++) {
      if (pdf[i] == wanted[0]
          && Arrays.equals(pdf, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
