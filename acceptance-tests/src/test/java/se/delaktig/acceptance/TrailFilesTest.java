package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trail taken home: the same events as on the page, in files that open as they are. */
@ExtendWith(SharedOffice.class)
@TestInstance(Lifecycle.PER_CLASS)
class TrailFilesTest {
  private static final String TRAIL = Gladan.PROJECT + "/granskning";
  private static final int COLUMNS = 12;
  private static final int ROLE = 5;
  private static final int EVENT = 7;
  private static final int SENTENCE = 8;

  private final RunningOffice office;
  private Visit karin;

  TrailFilesTest(RunningOffice office) {
    this.office = office;
  }

  @BeforeAll
  void signIn() throws Exception {
    karin = Visit.as("projektledare", office);
  }

  @AfterAll
  void leave() {
    karin.close();
  }

  @Test
  void everyFileHoldsWhatThePageIsFilteredTo() throws Exception {
    String filter = "?ord=dialogue&fran=2019-09-01&till=2019-09-30";
    List<CsvRecord> rows = csv(filter);
    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(row.getField(EVENT)).startsWith("dialogue-session-");
          assertThat(row.getField(3)).isBetween("2019-09-01", "2019-09-30");
        });
    assertThat(Form.words(karin.open(TRAIL + filter).body()))
        .contains(rows.size() + " händelser passar");
    List<String> numbers = rows.stream().map(row -> row.getField(1)).toList();
    assertThat(jsonl(filter).stream().map(line -> line.get("position").asString()).toList())
        .isEqualTo(numbers);
    assertThat(xlsx(filter)).isEqualTo(numbers);
    assertThat(csv("").size()).isGreaterThan(rows.size());
  }

  @Test
  void whatIsSearchedForMayBeARole() throws Exception {
    List<CsvRecord> rows = csv("?sok=processledare");
    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(row.getField(ROLE) + row.getField(SENTENCE))
                .containsIgnoringCase("processledare"));
    assertThat(rows).anySatisfy(row -> assertThat(row.getField(ROLE)).isEqualTo("processledare"));
  }

  @Test
  void thePageLeadsToFilesWithTheSameFilterAndTheirNameSaysSo() throws Exception {
    String page = karin.open(TRAIL + "?ord=dialogue&sok=Gladan&sida=2").body();
    String file = Gladan.first(page, "href=\"([^\"]*/export\\.csv[^\"]*)\"");
    assertThat(file).isEqualTo(TRAIL + "/export.csv?ord=dialogue&sok=Gladan");
    assertThat(karin.open(file).headers().firstValue("Content-Disposition").orElseThrow())
        .contains("granskning-2017-00434-urval.csv");
    assertThat(
            karin
                .open(TRAIL + "/export.csv")
                .headers()
                .firstValue("Content-Disposition")
                .orElseThrow())
        .contains("granskning-2017-00434.csv");
  }

  @Test
  void theCsvFileOpensInSwedishExcelAsItStands() throws Exception {
    byte[] bytes = karin.file(TRAIL + "/export.csv");
    assertThat(Arrays.copyOf(bytes, 3)).containsExactly(0xEF, 0xBB, 0xBF);
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("\uFFFD").endsWith("\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    assertThat(csv("")).allSatisfy(row -> assertThat(row.getFieldCount()).isEqualTo(COLUMNS));
    HttpResponse<String> cost =
        Visit.command(
            office,
            Visit.tokenOf("projektledare", office),
            "record-cost",
            Map.of(
                "project", "2017-00434",
                "organisation", "avesta-kommun",
                "subBudget", "IMPLEMENTATION",
                "category", "TRAVEL",
                "paid", "2019-06-04",
                "amount", "1234.50",
                "voucher", "A 118"),
            UUID.randomUUID().toString());
    assertThat(cost.statusCode()).as(cost.body()).isEqualTo(200);
    assertThat(csv("?ord=budget"))
        .anySatisfy(row -> assertThat(row.getField(SENTENCE)).contains("1\u00a0234,50"))
        .noneSatisfy(row -> assertThat(row.getField(SENTENCE)).containsPattern("\\d\\.\\d\\d\\b"));
  }

  @Test
  void aPageThatIsNoNumberIsTheFirst() throws Exception {
    for (String address : List.of(TRAIL, Gladan.PROJECT + "/deltagare")) {
      HttpResponse<String> first = karin.open(address);
      for (String asked : List.of("abc", "-3", "", "99999999999")) {
        HttpResponse<String> page = karin.open(address + "?sida=" + asked);
        assertThat(page.statusCode()).as(address + " " + asked).isEqualTo(200);
        assertThat(Form.words(page.body())).isEqualTo(Form.words(first.body()));
      }
    }
  }

  /** The rows under the heads. */
  private List<CsvRecord> csv(String filter) throws IOException, InterruptedException {
    String text =
        new String(karin.file(TRAIL + "/export.csv" + filter), StandardCharsets.UTF_8).substring(1);
    List<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(';')
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)
            .stream()
            .toList();
    // The first line says that all is made up, the second heads the columns.
    assertThat(records.get(1).getField(0)).isEqualTo("Nummer");
    return records.subList(2, records.size());
  }

  private List<JsonNode> jsonl(String filter) throws IOException, InterruptedException {
    JsonMapper json = JsonMapper.builder().build();
    return new String(karin.file(TRAIL + "/export.jsonl" + filter), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> json.readTree(line))
        .toList();
  }

  /** What each column means, in the workbook and beside the other files. */
  @Test
  void theFilesSayWhatTheirColumnsMean() throws IOException, InterruptedException {
    String beside = new String(karin.file(TRAIL + "/kolumner.csv"), StandardCharsets.UTF_8);
    assertThat(beside).containsPattern("Loggen till och med position \\d+. Regelversioner: \\d");
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(karin.file(TRAIL + "/export.xlsx")))) {
      List<Sheet> sheets = book.getSheets().toList();
      List<String> explained =
          sheets.getLast().read().stream()
              .filter(row -> row.getCellCount() == 3)
              .map(row -> row.getCellText(0))
              .toList();
      Row heads = sheets.getFirst().read().get(1);
      for (int column = 0; column < heads.getCellCount(); column++) {
        assertThat(explained).contains(heads.getCellText(column));
        assertThat(beside).contains(heads.getCellText(column) + ";");
      }
    }
  }

  /** The positions in the second column. */
  private List<String> xlsx(String filter) throws IOException, InterruptedException {
    try (ReadableWorkbook book =
        new ReadableWorkbook(
            new ByteArrayInputStream(karin.file(TRAIL + "/export.xlsx" + filter)))) {
      List<Row> rows = book.getFirstSheet().read();
      return rows.subList(2, rows.size()).stream().map(row -> row.getCellText(1)).toList();
    }
  }
}
