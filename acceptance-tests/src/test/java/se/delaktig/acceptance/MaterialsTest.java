package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The library of materials, on a phone: a link or a file, in versions. */
@ExtendWith(SharedOffice.class)
class MaterialsTest {
  private static final String LIBRARY = Gladan.PROJECT + "/dialog/material";

  private final RunningOffice office;
  private final Chromium chromium;

  MaterialsTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  @Test
  void aMaterialMayBeAFileAndHasVersions() throws Exception {
    byte[] pdf = pdf();
    Page karin = chromium.signedIn(office, "projektledare", 360);
    karin.navigate(office.pages() + LIBRARY);
    add(karin, "Samtalskort", "", "kort.exe", "MZ not a document".getBytes(StandardCharsets.UTF_8));
    karin.locator(".dl-errors").getByText("varken en PDF eller en bild").first().waitFor();
    assertThat(karin.locator("#titel").inputValue())
        .as("nothing typed is lost")
        .isEqualTo("Samtalskort");

    add(karin, "Samtalskort", "https://example.org/kort", "kort.pdf", pdf);
    karin.locator(".dl-errors").getByText("Inte båda.").first().waitFor();
    add(karin, "Samtalskort", "", "kort.pdf", pdf);
    entry(karin, "Version 1 · PDF").waitFor();

    try (Visit samira = Visit.as("processledare", office)) {
      String library = samira.open(LIBRARY).body();
      String file = Gladan.first(library, "href=\"([^\"]+/fil)\"[^>]*>Samtalskort<");
      assertThat(samira.file(file)).isEqualTo(pdf);
      assertThat(samira.open(file).headers().firstValue("Content-Disposition").orElseThrow())
          .startsWith("attachment;")
          .contains("Samtalskort.pdf");
    }

    karin
        .getByRole(
            AriaRole.LINK,
            new Page.GetByRoleOptions().setName("Lägg till ny version Samtalskort").setExact(true))
        .tap();
    karin.waitForURL("**/material?ny=**");
    karin.locator("#lank").fill("Pärmen i fikarummet");
    karin.locator("main form button[type=submit]").last().tap();
    entry(karin, "Version 2 · Pärmen i fikarummet").waitFor();
    karin.context().close();
    chromium.forgive("422");
    assertThat(chromium.complaints()).isEmpty();
  }

  private static void add(Page page, String title, String link, String name, byte[] content) {
    page.locator("#titel").fill(title);
    page.locator("#lank").fill(link);
    page.locator("#fil").setInputFiles(new FilePayload(name, "application/pdf", content));
    page.locator("main form button[type=submit]").last().tap();
  }

  /** The material in the library, in a version. */
  private static Locator entry(Page page, String version) {
    return page.locator("ul.dl-changes li")
        .filter(new Locator.FilterOptions().setHasText("Samtalskort"))
        .filter(new Locator.FilterOptions().setHasText(version));
  }

  private static byte[] pdf() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
