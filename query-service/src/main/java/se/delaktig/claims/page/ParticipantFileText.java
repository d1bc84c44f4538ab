package se.delaktig.claims.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.view.FileLayout;
import se.delaktig.claims.view.LayoutOfFile;
import se.delaktig.claims.view.ParticipantFile;
import se.delaktig.claims.view.ParticipantFile.Row;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;

/** Writes a participant file in the configured layout, with numbers or substitute numbers. */
@Component
class ParticipantFileText {
  private final Disclosure disclosure;
  private final LayoutOfFile configured;
  private final Words words;

  ParticipantFileText(Disclosure disclosure, LayoutOfFile configured, Words words) {
    this.disclosure = disclosure;
    this.configured = configured;
    this.words = words;
  }

  String of(Sight sight, ParticipantFile file) {
    FileLayout layout = configured.get();
    Map<PersonId, Disclosure.Reported> numbers =
        disclosure.reported(sight.project(), file.rows().stream().map(Row::person).toList());
    StringWriter text = new StringWriter();
    try (CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(layout.separator().charAt(0))
            .lineDelimiter(LineDelimiter.CRLF)
            .build(text)) {
      if (sight.programme().planned().invented()) {
        csv.writeRecord(words.say("claims.invented"));
      }
      csv.writeRecord(layout.columns().stream().map(FileLayout.Column::head).toList());
      for (Row row : file.rows()) {
        Disclosure.Reported number = Objects.requireNonNull(numbers.get(row.person()));
        List<String> cells =
            layout.columns().stream()
                .map(column -> cell(column.value(), sight, layout, row, number))
                .toList();
        csv.writeRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String cell(
      FileLayout.Value value, Sight sight, FileLayout layout, Row row, Disclosure.Reported number) {
    return switch (value) {
      case NUMBER -> number(layout, number);
      case PROJECT -> sight.programme().planned().number();
      case ORGANISATION_NUMBER -> Objects.requireNonNullElse(row.organisationNumber(), "");
      case START -> row.start().toString();
      case END -> row.end() == null ? "" : row.end().toString();
      case HOURS ->
          BigDecimal.valueOf(row.minutes())
              .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
              .toPlainString()
              .replace('.', ',');
    };
  }

  private static String number(FileLayout layout, Disclosure.Reported reported) {
    return switch (reported) {
      case Disclosure.ByNumber known -> known.digits();
      case Disclosure.BySubstitute known ->
          known.born().format(DateTimeFormatter.BASIC_ISO_DATE)
              + (known.sex() == Sex.WOMAN ? layout.womanSuffix() : layout.manSuffix());
      case Disclosure.NotReported gone -> "";
    };
  }
}
