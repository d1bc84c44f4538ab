package se.delaktig.kernel.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated text, whatever separates it. */
final class Csv {
  private static final char[] SEPARATORS = {';', ',', '\t'};

  private Csv() {}

  static List<Line> lines(String text) {
    int skipped = 0;
    String rest = text;
    char separator = separator(text);
    if (text.startsWith("sep=") && text.length() > 4) {
      separator = text.charAt(4);
      int end = text.indexOf('\n');
      rest = end < 0 ? "" : text.substring(end + 1);
      skipped = 1;
    }
    List<Line> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .ofCsvRecord(rest)) {
      for (CsvRecord record : reader) {
        lines.add(
            new Line(
                (int) record.getStartingLineNumber() + skipped, List.copyOf(record.getFields())));
      }
    } catch (CsvParseException | java.io.IOException damaged) {
      throw new UnreadableFileException("file.damaged");
    }
    return lines;
  }

  /** The one that stands most often outside quotes in the first lines; a semicolon where none. */
  private static char separator(String text) {
    char best = ';';
    int most = 0;
    for (char candidate : SEPARATORS) {
      int count = 0;
      int line = 0;
      boolean quoted = false;
      for (int i = 0; i < text.length() && line < 5; i++) {
        char c = text.charAt(i);
        if (c == '"') {
          quoted = !quoted;
        } else if (c == '\n' && !quoted) {
          line++;
        } else if (c == candidate && !quoted) {
          count++;
        }
      }
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }
}
