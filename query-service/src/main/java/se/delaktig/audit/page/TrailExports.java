package se.delaktig.audit.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.file.CsvLine;
import se.delaktig.audit.view.TrailEntry;
import se.delaktig.audit.view.Trails;
import se.delaktig.eventstore.Commit;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail as files, straight from the log, event by event: never the whole of it in memory. Of
 * the same events as the page with the same filter; pseudonymised as there, and without free texts.
 */
@Controller
class TrailExports {
  private static final List<String> COLUMNS =
      List.of(
          "number",
          "position",
          "recorded",
          "happened",
          "actor",
          "role",
          "command",
          "event",
          "words",
          "before",
          "after",
          "hash");
  private static final int ROWS_IN_MEMORY = 500;

  /** As a spreadsheet takes a moment. */
  private static final DateTimeFormatter RECORDED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(Fmt.ZONE);

  private final Gate gate;
  private final Trails trails;
  private final TrailWords trailWords;
  private final ChangeWords changeWords;
  private final Words words;
  private final JsonMapper json = ProgrammeJson.mapper();

  TrailExports(
      Gate gate, Trails trails, TrailWords trailWords, ChangeWords changeWords, Words words) {
    this.gate = gate;
    this.trails = trails;
    this.trailWords = trailWords;
    this.changeWords = changeWords;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/granskning/export.jsonl")
  void jsonl(@PathVariable String project, TrailFilter filter, HttpServletResponse response)
      throws IOException {
    Sight sight = gate.seeWhole(Query.TRAIL, project);
    Writer out = begin(response, name(project, filter, "jsonl"), "application/x-ndjson");
    if (invented(sight)) {
      line(out, json.writeValueAsString(Map.of("note", words.say("audit.invented"))) + "\n");
    }
    rows(
        sight,
        filter,
        row -> {
          Map<String, String> fields = new LinkedHashMap<>();
          for (int i = 0; i < row.size(); i++) {
            fields.put(COLUMNS.get(i), row.get(i));
          }
          line(out, json.writeValueAsString(fields) + "\n");
        });
    out.flush();
  }

  @GetMapping("/projekt/{project}/granskning/export.csv")
  void csv(@PathVariable String project, TrailFilter filter, HttpServletResponse response)
      throws IOException {
    Sight sight = gate.seeWhole(Query.TRAIL, project);
    Writer out = begin(response, name(project, filter, "csv"), "text/csv");
    out.write(CsvLine.BYTE_ORDER_MARK);
    if (invented(sight)) {
      out.write(CsvLine.of(words.say("audit.invented")));
    }
    out.write(CsvLine.of(heads().toArray(String[]::new)));
    rows(sight, filter, row -> line(out, CsvLine.of(row.toArray(String[]::new))));
    out.flush();
  }

  @GetMapping("/projekt/{project}/granskning/export.xlsx")
  void xlsx(@PathVariable String project, TrailFilter filter, HttpServletResponse response)
      throws IOException {
    Sight sight = gate.seeWhole(Query.TRAIL, project);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    named(response, name(project, filter, "xlsx"));
    OutputStream out = response.getOutputStream();
    try (Workbook book = new Workbook(out, "Delaktig", "1.0")) {
      Worksheet sheet = book.newWorksheet(words.say("audit.title"));
      int[] next = {0};
      if (invented(sight)) {
        sheet.value(next[0]++, 0, words.say("audit.invented"));
      }
      List<String> heads = heads();
      for (int column = 0; column < heads.size(); column++) {
        sheet.value(next[0], column, heads.get(column));
        sheet.style(next[0], column).bold().set();
      }
      next[0]++;
      rows(
          sight,
          filter,
          row -> {
            sheet.value(next[0], 0, Long.parseLong(row.get(0)));
            sheet.value(next[0], 1, Long.parseLong(row.get(1)));
            for (int column = 2; column < row.size(); column++) {
              sheet.value(next[0], column, row.get(column));
            }
            next[0]++;
            if (next[0] % ROWS_IN_MEMORY == 0) {
              flush(sheet);
            }
          });
      sheet.finish();
      legend(book.newWorksheet(words.say("audit.legend")), sight);
    }
  }

  /**
   * What the columns mean, under which rules and up to where in the log; beside any of the files.
   */
  @GetMapping("/projekt/{project}/granskning/kolumner.csv")
  void columns(@PathVariable String project, HttpServletResponse response) throws IOException {
    Sight sight = gate.seeWhole(Query.TRAIL, project);
    Writer out = begin(response, "granskning-" + project + "-kolumner.csv", "text/csv");
    out.write(CsvLine.BYTE_ORDER_MARK);
    for (List<String> row : legend(sight)) {
      out.write(CsvLine.of(row.toArray(String[]::new)));
    }
    out.flush();
  }

  private void legend(Worksheet sheet, Sight sight) throws IOException {
    List<List<String>> rows = legend(sight);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        sheet.value(row, column, rows.get(row).get(column));
      }
    }
    sheet.finish();
  }

  private List<List<String>> legend(Sight sight) {
    List<List<String>> rows = new ArrayList<>();
    if (invented(sight)) {
      rows.add(List.of(words.say("audit.invented")));
    }
    Commit last = trails.last(sight.project().value());
    rows.add(
        List.of(
            words.say(
                "audit.legend.basis",
                last == null ? 0 : last.nextPosition() - 1,
                sight.programme().rules().stream()
                    .map(rules -> String.valueOf(rules.version()))
                    .collect(Collectors.joining(", ")))));
    for (String column : COLUMNS) {
      rows.add(
          List.of(
              words.say("audit.column." + column),
              column,
              words.say("audit.column." + column + ".means")));
    }
    return rows;
  }

  private static void flush(Worksheet sheet) {
    try {
      sheet.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean invented(Sight sight) {
    return sight.programme().planned().invented();
  }

  private List<String> heads() {
    return COLUMNS.stream().map(column -> words.say("audit.column." + column)).toList();
  }

  private static Writer begin(HttpServletResponse response, String name, String type)
      throws IOException {
    response.setContentType(type);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    named(response, name);
    return new BufferedWriter(
        new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
  }

  private static void named(HttpServletResponse response, String name) {
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** A file says in its name that it holds only what the filter lets through. */
  private static String name(String project, TrailFilter filter, String ending) {
    return "granskning-" + project + (filter.isEmpty() ? "." : "-urval.") + ending;
  }

  private static void line(Writer out, String line) {
    try {
      out.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void rows(Sight sight, TrailFilter filter, Consumer<List<String>> to) {
    TrailWords.Names names =
        new TrailWords.Names(sight.programme().places(), id -> trails.actor(sight, id));
    Predicate<TrailEntry> wanted = filter.by(trailWords, names);
    trails.forEach(
        sight,
        entry -> {
          if (wanted.test(entry)) {
            to.accept(row(entry, names));
          }
        });
  }

  private List<String> row(TrailEntry entry, TrailWords.Names names) {
    Optional<ChangeWords.Change> change = changeWords.of(entry, names);
    return List.of(
        Long.toString(entry.number()),
        Long.toString(entry.position()),
        RECORDED.format(entry.recorded()),
        entry.happened() == null ? "" : entry.happened().toString(),
        trailWords.actor(entry.actor()),
        trailWords.role(entry.role()),
        entry.command(),
        entry.name(),
        trailWords.sentence(entry, names),
        change.map(ChangeWords.Change::before).orElse(""),
        change.map(ChangeWords.Change::after).orElse(""),
        entry.hash());
  }
}
