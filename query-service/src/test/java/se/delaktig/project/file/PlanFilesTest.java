package se.delaktig.project.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.delaktig.kernel.event.Basis;
import se.delaktig.project.event.ProjectPlan;

/**
 * A plan goes into a file and comes out the same; what is wrong with a file is told by its line.
 */
class PlanFilesTest {
  private static final String EXAMPLE = "../docs/plan-example.yaml";
  private static final String DEMO = "../standalone/src/main/resources/demo/2017-00434.yaml";

  private final PlanFiles files = new PlanFiles();

  @ParameterizedTest
  @ValueSource(strings = {EXAMPLE, DEMO})
  void theExampleAndTheDemonstrationKeepToTheSchema(String file) throws IOException {
    assertThat(files.read(text(file))).isInstanceOf(PlanFiles.Reading.Read.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {EXAMPLE, DEMO})
  void whatIsExportedAndImportedAgainIsTheSamePlanAndTheSameRules(String file) throws IOException {
    PlanFile first = read(text(file));
    PlanFile second = read(files.write(first));
    assertThat(second).isEqualTo(first);
    assertThat(files.write(second)).isEqualTo(files.write(first));
  }

  @Test
  void amountsSharesAndWhatIsNotStatedComeThroughUnchanged() throws IOException {
    PlanFile file = read(text(EXAMPLE));
    ProjectPlan plan = read(files.write(file)).plan();
    assertThat(plan.totalBudget()).isEqualByComparingTo(new BigDecimal("2400000"));
    assertThat(plan.staffing().getLast().share()).isEqualTo(new BigDecimal("0.10"));
    assertThat(plan.programmeArea()).isEqualTo("1");
    assertThat(plan.organisations().getLast().number().basis()).isEqualTo(Basis.NOT_STATED);
    assertThat(file.project().value()).isEqualTo("2019-00077");
    assertThat(file.rules()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "totalBudget: 2400000|totalBudget: mycket|type.number|totalBudget",
        "ownerUnit: Personalenheten|ownerUnitt: Personalenheten|unknown-field|ownerUnitt",
        "region: Norra Mellansverige|# borttaget|missing|region",
        "kind: PREPARAND_TRAINING|kind: KURS|one-of|activities[0].kind",
        "from: 2019-01-01, to|from: 1 januari, to|date|period.from",
        "chosen: anstallda|chosen: alla|problem.project.no-such-alternative|conflicts[0].chosen",
        "conflict: antal|conflict: antalet|problem.project.no-such-conflict|activities[1].conflict",
        "grant: 1128000|grant: 9128000|problem.project.grant-above-budget|grant",
        "to: 2021-06-30 }|to: 2018-06-30 }|ends-before|period.to",
        "unionRatePercent: 50|unionRatePercent: 150|too-large|unionRatePercent",
        "programmeArea: \"1\"|programmeArea: 1|type.string|programmeArea",
        "version: 1|version: 2|rule-version|rules[0].version",
        "percent: { value: 15|percent: { value: 115|problem.rules.not-a-percentage"
            + "|rules[0].funding.flatRates[0].percent.value",
        "staffMinutesPerDay: { basis: NOT_STATED }|staffMinutesPerDay: { value: 1500, basis: STATED"
            + " }|problem.rules.not-minutes-of-a-day|rules[0].funding.staffMinutesPerDay.value"
      })
  void whatIsWrongIsToldWithLineAndField(String right, String wrong, String code, String place)
      throws IOException {
    String text = text(EXAMPLE).replaceFirst(java.util.regex.Pattern.quote(right), wrong);
    assertThat(files.read(text)).isInstanceOf(PlanFiles.Reading.AtFault.class);
    PlanFault fault = ((PlanFiles.Reading.AtFault) files.read(text)).faults().getFirst();
    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.place()).isEqualTo(place);
    int expected = code.equals("missing") ? 1 : lineOf(text, wrong);
    assertThat(fault.line()).isEqualTo(expected);
  }

  @Test
  void allFaultsOfAFileAreToldAtOnceInItsOrder() throws IOException {
    String text =
        text(EXAMPLE)
            .replace("name: Nya kollegor", "name: \"\"")
            .replace("unionRatePercent: 50", "unionRatePercent: -1");
    assertThat(((PlanFiles.Reading.AtFault) files.read(text)).faults())
        .extracting(PlanFault::code)
        .containsExactly("empty", "too-small");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bara text", "- en\n- lista", "a: [1, 2", "a: 1\na: 2", "{\"a\": 1"})
  void whatIsNoPlanAtAllIsRefusedWithoutAFailure(String text) {
    assertThat(files.read(text)).isInstanceOf(PlanFiles.Reading.AtFault.class);
  }

  @Test
  void aFileThatSaysOnlyTheCoreIsAPlan() {
    PlanFile file =
        read(
            """
            number: 2020/00001
            name: Litet
            owner: Byn
            region: Övre Norrland
            period: { from: 2020-01-01, to: 2020-12-31 }
            programmeArea: "1"
            specificObjective: "1.1"
            interventionType: "117"
            totalBudget: 100
            grant: 47
            unionRatePercent: 50
            """);
    assertThat(file.plan().activities()).isEmpty();
    assertThat(file.plan().workingGroup().basis()).isEqualTo(Basis.NOT_STATED);
    assertThat(file.plan().invented()).isFalse();
  }

  private PlanFile read(String text) {
    PlanFiles.Reading reading = files.read(text);
    assertThat(reading).isInstanceOf(PlanFiles.Reading.Read.class);
    return ((PlanFiles.Reading.Read) reading).file();
  }

  private static String text(String file) throws IOException {
    return Files.readString(Path.of(file));
  }

  private static int lineOf(String text, String part) {
    return (int) text.substring(0, text.indexOf(part)).lines().count()
        + (text.substring(0, text.indexOf(part)).endsWith("\n") ? 1 : 0);
  }
}
