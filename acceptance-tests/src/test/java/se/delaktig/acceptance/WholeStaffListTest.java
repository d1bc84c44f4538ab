package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole staff list from the browser that sends it to the page that shows its people. Every run
 * takes a small one; the long run takes as many as the project has, and writes down how long it
 * took.
 */
@ExtendWith(SharedOffice.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeStaffListTest {
  private static final boolean LONG = Boolean.getBoolean("delaktig.long");
  private static final int ROWS = LONG ? 2_684 : 120;
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int WORKPLACES = ROWS / 30;

  private final Chromium chromium;
  private RunningOffice office;

  WholeStaffListTest(Chromium chromium) {
    this.chromium = chromium;
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    office = RunningOffice.start(folder);
  }

  @AfterAll
  void stop() {
    office.close();
  }

  @Test
  void everyoneInTheListIsVisibleWhenTheReceiptIs() throws Exception {
    Page page = chromium.signedIn(office, "projektledare", 1280);
    page.navigate(office.pages() + Gladan.PROJECT + "/organisationer");
    page.locator("summary", new Page.LocatorOptions().setHasText("Lägg till organisation")).click();
    page.locator("#name").fill("Hela listan AB");
    page.locator("form[action$=ny] button").click();
    String employer = upload(page);
    page.locator("form[action$=arbetsplatser] button").click();

    long began = System.nanoTime();
    upload(page);
    assertThat(heading(page)).isEqualTo(number(ROWS) + " rader kan läsas in");
    Duration looked = since(began);
    long saving = System.nanoTime();
    page.locator("form[action$=spara] button").click();
    assertThat(page.locator(".dl-receipt").innerText().replace('\u00a0', ' '))
        .contains(number(ROWS) + " rader är inlästa");
    Duration saved = since(saving);
    page.navigate(office.pages() + Gladan.PROJECT + "/deltagare?organisation=" + employer);
    assertThat(page.locator("p[role=status]").last().innerText().replace('\u00a0', ' '))
        .isEqualTo(number(ROWS) + " i listan");
    Duration all = since(began);
    page.context().close();
    if (LONG) {
      assertThat(all).isLessThan(LONGEST);
      write(looked, saved, all);
    }
  }

  /** Sends the list; gives the employer that was chosen. */
  private String upload(Page page) throws IOException {
    page.navigate(office.pages() + Gladan.PROJECT + "/deltagare/las-in");
    Locator another = page.locator("form[action$=glom] button");
    if (another.count() > 0) {
      another.click();
    }
    page.locator("#fil").setInputFiles(new FilePayload("personal.csv", "text/csv", list()));
    String employer =
        page.locator("#organisation option")
            .filter(new Locator.FilterOptions().setHasText("Hela listan AB"))
            .getAttribute("value");
    page.locator("#organisation").selectOption(employer);
    page.locator("main .dl-savebar button").click();
    page.locator("#verkan").waitFor();
    return employer;
  }

  private static byte[] list() throws IOException {
    List<String> numbers;
    try (Stream<String> lines =
        Files.lines(Path.of("../standalone/src/main/resources/demo/test-personnummer.txt"))) {
      numbers = lines.filter(line -> line.matches("\\d{12}")).skip(3_000).limit(ROWS).toList();
    }
    StringBuilder list = new StringBuilder("Personnummer;Namn;Arbetsplats;Anställd från\n");
    for (int i = 0; i < numbers.size(); i++) {
      list.append(
          "%s;Påhittad Person%d;Enhet %d;2018-03-01\n"
              .formatted(numbers.get(i), i, i % WORKPLACES + 1));
    }
    return list.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String heading(Page page) {
    return page.locator("h1").innerText().replace('\u00a0', ' ');
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static void write(Duration looked, Duration saved, Duration all) throws IOException {
    String text =
        """
        # A staff list of %,d rows, from upload to visible

        | from the upload | seconds |
        |---|---|
        | to the preview | %.1f |
        | of the saving, from the button to the receipt | %.1f |
        | until the list of people shows all of them | %.1f |

        A csv file with as many of the official test numbers, new people all of them, sent by
        headless Chromium to the program in a process of its own (standalone, embedded store,
        320 MB heap) on %d processors, Java %s. Measured by `WholeStaffListTest`:

        ```
        mvn -B -Plong -pl acceptance-tests -am -Dtest=WholeStaffListTest -Dsurefire.failIfNoSpecifiedTests=false test
        ```
        """
            .formatted(
                ROWS,
                looked.toMillis() / 1000.0,
                saved.toMillis() / 1000.0,
                all.toMillis() / 1000.0,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
    Path folder = Files.createDirectories(Path.of("../docs/measurements"));
    Files.writeString(folder.resolve("staff-list-import.md"), text);
  }
}
