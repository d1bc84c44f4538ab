package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cost with its receipt, a ledger read in twice, and a declaration of aid, on a phone. In an
 * office of its own: the others count what is spent.
 */
@ExtendWith(SharedOffice.class)
class CostEvidenceTest {
  private static final String COSTS = Gladan.PROJECT + "/kostnader";
  private static final String LEDGER =
      """
      #FLAGGA 0
      #RAR 0 20190101 20191231
      #KONTO 6550 "Konsultarvoden"
      #DIM 6 "Projekt"
      #OBJEKT 6 "4711" "Vilka ar vi?"
      #VER A 12 20190304 "Forelasare"
      {
      #TRANS 6550 {6 "4711"} %s
      #TRANS 1930 {} -%1$s
      }
      #VER A 13 20190305 "Hyra"
      {
      #TRANS 6550 {} 900
      #TRANS 1930 {} -900
      }
      """;

  private final Chromium chromium;
  private final List<String> faults = new ArrayList<>();
  private RunningOffice office;
  private Page erik;

  CostEvidenceTest(Chromium chromium) {
    this.chromium = chromium;
  }

  @BeforeEach
  void start(@TempDir Path folder) {
    office = RunningOffice.start(folder);
    erik = chromium.signedIn(office, "ekonom", 360);
  }

  @AfterEach
  void stop() {
    erik.context().close();
    office.close();
  }

  @Test
  void aCostIsProvenCorrectedAndReadInOnce() throws Exception {
    record();
    byte[] receipt = receipt();
    attach("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    assertThat(erik.locator("main").innerText()).contains("varken en PDF eller en bild");
    attach(receipt);
    assertThat(erik.locator(".dl-receipt").innerText()).contains("Underlaget är tillagt");
    faults.addAll(Axe.faults(erik, "a cost with evidence"));
    assertThat(erik.evaluate("document.querySelector('.dl-previews img').naturalWidth > 0"))
        .isEqualTo(true);
    try (Visit rut = Visit.as("revisor", office)) {
      String href = erik.locator(".dl-previews a").getAttribute("href");
      assertThat(rut.file(href)).as("an auditor gets the very bytes").isEqualTo(receipt);
    }
    attach(receipt);
    assertThat(erik.locator("main").innerText()).contains("Samma fil är redan underlag");

    erik.locator("main a[href$=ratta]").click();
    erik.locator("[name=belopp]").fill("500");
    erik.locator("[name=skal]").selectOption("WRONG_AMOUNT");
    erik.locator("main form button[type=submit]").click();
    assertThat(erik.locator("h1").innerText().replace('\u00a0', ' '))
        .isEqualTo("En kostnad är bokförd, 500,00 kr");
    assertThat(erik.locator("#kostnader").innerText()).contains("1 fil");

    assertThat(readIn("14800.00")).startsWith("En ny verifikation, 14 800,00 kr");
    faults.addAll(Axe.faults(erik, "preview of a ledger"));
    erik.locator("form[action$=spara] button").click();
    assertThat(erik.locator(".dl-receipt").innerText()).contains("En verifikation är inläst");
    assertThat(readIn("14800.00")).startsWith("Inga nya verifikationer");
    assertThat(erik.locator("#fel").count()).isZero();
    assertThat(readIn("14801.00")).startsWith("Inga nya verifikationer");
    assertThat(erik.locator("#fel").innerText())
        .contains("Rad 8", "A 12", "redan införd med annat innehåll");
    assertThat(faults).isEmpty();
  }

  @Test
  void aDeclarationIsWarnedAboutBeforeItPassesTheCeiling() {
    erik.navigate(office.pages() + Gladan.PROJECT + "/statsstod");
    faults.addAll(Axe.faults(erik, "state aid"));
    erik.locator("#statsstod a").first().click();
    erik.locator("[name=beslut-0]").fill("2019-03-01");
    erik.locator("[name=euro-0]").fill("250 000");
    erik.locator("main form button[type=submit]").click();
    assertThat(erik.locator(".dl-callout[role=alert]").innerText())
        .contains("passeras", "2019-03-01");
    faults.addAll(Axe.faults(erik, "a warning about aid"));
    assertThat(erik.locator("[name=euro-0]").inputValue()).isEqualTo("250 000");
    erik.locator("[name=anda]").check();
    erik.locator("main form button[type=submit]").click();
    assertThat(erik.locator("#statsstod").innerText()).contains("Taket passerades");
    assertThat(faults).isEmpty();
  }

  private void record() {
    erik.navigate(office.pages() + COSTS + "/ny");
    erik.locator("[name=verifikation]").fill("L 117");
    erik.locator("[name=organisation]").selectOption("avesta-kommun");
    erik.locator("[name=leverantor]").fill("Dalabuss AB");
    erik.locator("[name=betald]").fill("2019-06-03");
    erik.locator("[name=belopp]").fill("412,50");
    erik.locator("[name=slag]").selectOption("TRAVEL");
    erik.locator("main form button[type=submit]").click();
    assertThat(erik.locator(".dl-facts").innerText()).contains("Dalabuss AB");
  }

  private void attach(byte[] content) {
    erik.locator("#fil").setInputFiles(new FilePayload("kvitto.pdf", "application/pdf", content));
    erik.locator("form:has(#fil) button[type=submit]").click();
  }

  /** What the preview's heading says of a ledger with one voucher of the project's. */
  private String readIn(String amount) {
    erik.navigate(office.pages() + COSTS + "/las-in");
    if (erik.locator("form[action$=glom]").count() > 0) {
      erik.locator("form[action$=glom] button").click();
    }
    erik.locator("#fil")
        .setInputFiles(
            new FilePayload(
                "bok.se",
                "text/plain",
                LEDGER.formatted(amount).getBytes(StandardCharsets.US_ASCII)));
    erik.locator("[name=organisation]").selectOption("avesta-kommun");
    erik.locator("main form:has(#fil) button[type=submit]").click();
    erik.locator("[name=markning]").selectOption("6:4711");
    erik.locator("[name=konto-6550]").selectOption("EXTERNAL_SERVICES");
    erik.locator("form[action$=konton] button").click();
    return erik.locator("h1").innerText().replace('\u00a0', ' ');
  }

  private static byte[] receipt() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(300, 500, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }
}
