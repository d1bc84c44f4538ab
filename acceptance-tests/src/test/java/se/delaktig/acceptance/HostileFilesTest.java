package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are made to harm, in both directions. */
@ExtendWith(SharedOffice.class)
class HostileFilesTest {
  private static final String IMPORT = "/projekt/2017-00434/deltagare/las-in";
  private static final String MATERIAL = "/projekt/2017-00434/dialog/material";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MEGABYTE = 1 << 20;
  private static final String FORMULA = "=HYPERLINK(\"http://example.org\";\"klicka\")";

  private final RunningOffice office;

  HostileFilesTest(RunningOffice office) {
    this.office = office;
  }

  /** What is handed in as a staff list. */
  enum Handed {
    ZIP_BOMB {
      @Override
      byte[] file() throws IOException {
        return workbook("<worksheet><sheetData>", 2_000, "</sheetData></worksheet>");
      }
    },
    BOMB_OF_ONE_STRING {
      @Override
      byte[] file() throws IOException {
        return workbook(
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>",
            2_000,
            "</t></is></c></row></sheetData></worksheet>");
      }
    },
    ENTITY_OF_A_FILE {
      @Override
      byte[] file() throws IOException {
        return workbook(
            "<!DOCTYPE worksheet [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><worksheet>"
                + "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&secret;</t></is></c>"
                + "</row></sheetData></worksheet>",
            0,
            "");
      }
    },
    ENTITIES_OF_ENTITIES {
      @Override
      byte[] file() throws IOException {
        StringBuilder entities = new StringBuilder("<!DOCTYPE worksheet [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 10; i++) {
          entities.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        return workbook(
            entities
                + "]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a9;</t>"
                + "</is></c></row></sheetData></worksheet>",
            0,
            "");
      }
    },
    ENDLESS_LINE {
      @Override
      byte[] file() {
        return filled("Personnummer;Förnamn;Efternamn\n", 'a');
      }
    },
    ENDLESS_ROW {
      @Override
      byte[] file() {
        return filled("Personnummer;Förnamn;Efternamn\n", ';');
      }
    },
    ENDLESS_QUOTE {
      @Override
      byte[] file() {
        return filled("Personnummer;Förnamn;Efternamn\n\"", '\n');
      }
    },
    NOT_TEXT {
      @Override
      byte[] file() {
        byte[] noughts = new byte[MEGABYTE];
        noughts[0] = 'P';
        noughts[1] = 'K';
        noughts[2] = 3;
        noughts[3] = 4;
        return noughts;
      }
    };

    abstract byte[] file() throws IOException;

    private static byte[] filled(String start, char with) {
      byte[] file = new byte[19 * MEGABYTE];
      Arrays.fill(file, (byte) with);
      byte[] head = start.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(head, 0, file, 0, head.length);
      return file;
    }

    private static byte[] workbook(String before, int megabytes, String after) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        entry(
            zip,
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
                + "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
        entry(
            zip,
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/"
                + "officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"
                + "</Relationships>");
        entry(
            zip,
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                + " name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        entry(
            zip,
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/"
                + "officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + "</Relationships>");
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
        write(zip, before);
        byte[] blanks = new byte[MEGABYTE];
        Arrays.fill(blanks, (byte) ' ');
        for (int i = 0; i < megabytes; i++) {
          zip.write(blanks);
        }
        write(zip, after);
        zip.closeEntry();
      }
      return out.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      write(zip, text);
      zip.closeEntry();
    }

    private static void write(OutputStream out, String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStaffListThatIsNoneIsRefusedInTimeAndEverythingGoesOn(Handed handed) throws Exception {
    byte[] file = handed.file();
    assertThat(file.length).as("small enough to be sent").isLessThan(20 * MEGABYTE);
    try (Visit karin = Visit.as("projektledare", office)) {
      String csrf = karin.form(IMPORT, "name=\"fil\"").value("_csrf");
      Instant from = Instant.now();

      HttpResponse<String> answer = karin.upload(IMPORT, csrf, "personal.xlsx", file);

      assertThat(answer.statusCode()).as(Form.words(answer.body())).isEqualTo(422);
      assertThat(Duration.between(from, Instant.now())).isLessThan(PATIENCE);
      assertThat(answer.body()).doesNotContain("root:", "lollol", "Exception", "at se.delaktig");
      assertThat(karin.open("/start").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aPlanOfAliasesOfAliasesIsRefusedInTime() throws Exception {
    StringBuilder plan = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      plan.append(
          "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(9, alias))));
    }
    try (Visit admin = Visit.as("systemadministratör", office)) {
      String csrf = admin.form("/nytt-projekt", "name=\"fil\"").value("_csrf");
      Instant from = Instant.now();

      HttpResponse<String> answer =
          admin.upload(
              "/nytt-projekt/fil",
              csrf,
              "plan.yaml",
              plan.toString().getBytes(StandardCharsets.UTF_8));

      assertThat(answer.statusCode()).as(Form.words(answer.body())).isEqualTo(422);
      assertThat(Duration.between(from, Instant.now())).isLessThan(PATIENCE);
    }
  }

  @Test
  void noExportStartsAFormulaInASpreadsheet() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      Form material = karin.form(MATERIAL, "name=\"titel\"");
      karin.send(material.with("titel", FORMULA).with("lank", "https://example.org/formel"));
      assertThat(karin.open(MATERIAL).body()).contains("=HYPERLINK(");
      String trail = "/projekt/2017-00434/granskning/export.";

      String csv = new String(karin.file(trail + "csv"), StandardCharsets.UTF_8);
      assertThat(csv.lines().count()).isGreaterThan(50);
      assertThat(
              csv.lines()
                  .flatMap(line -> Arrays.stream(line.split(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))))
          .allSatisfy(cell ->
              assertThat(cell)
                  .doesNotMatch("\"?[=+@\t].*")
                  .doesNotMatch("\"?-(?!\\d+(,\\d+)?\"?$).*"));
      Map<String, String> parts = unpacked(karin.file(trail + "xlsx"));
      assertThat(parts).containsKey("xl/worksheets/sheet1.xml");
      assertThat(parts.values()).noneMatch(part -> part.contains("<f>") || part.contains("<f "));
    }
  }

  private static Map<String, String> unpacked(byte[] workbook) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    Path file = Files.write(Files.createTempFile("export", ".xlsx"), workbook);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] part = zip.getInputStream(entry).readAllBytes();
        parts.put(entry.getName(), new String(part, StandardCharsets.UTF_8));
      }
    } finally {
      Files.delete(file);
    }
    return parts;
  }
}
