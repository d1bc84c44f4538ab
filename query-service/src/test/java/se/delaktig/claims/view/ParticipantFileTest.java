package se.delaktig.claims.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import se.delaktig.claims.view.FileLayout.Reentry;
import se.delaktig.claims.view.FileLayout.Rows;
import se.delaktig.claims.view.ParticipantFile.Row;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.policy.RuleBooks;

/** Who is reported to SCB in which month, when, and what a correction makes to be sent anew. */
class ParticipantFileTest {
  private static final RuleSet RULES =
      breakEven(Rounding.MINUTES).with(RuleBooks.named("2014-2020").orElseThrow());
  private static final String EXAMPLE = "participant-file/example.json";
  private static final FileLayout LAYOUT = new LayoutOfFile(new ClassPathResource(EXAMPLE)).get();
  private static final LocalDate SEPTEMBER = LocalDate.of(2019, 9, 10);
  private static final LocalDate OCTOBER = LocalDate.of(2019, 10, 15);
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);

  private final ClaimStory story = new ClaimStory(RULES).registered("anna", "bo", "cia");

  private ParticipantFile file(int month) {
    return file(month, LAYOUT);
  }

  private ParticipantFile file(int month, FileLayout layout) {
    return ParticipantFile.of(story.now(), YearMonth.of(2019, month), layout);
  }

  private List<ParticipantFiles.Month> months() {
    return ParticipantFiles.months(story.book(), story.now(), TODAY, LAYOUT, story::at);
  }

  @Test
  void whoeverTakesPartStartsInTheMonthOfTheFirstAttendedActivity() {
    story.logged("s9", SEPTEMBER, 60, "anna").logged("s10", OCTOBER, 45, "anna", "bo");
    assertThat(file(8).rows()).isEmpty();
    assertThat(file(9).rows()).extracting(row -> row.person().value()).containsExactly("anna");
    assertThat(file(10).rows())
        .containsExactly(row("anna", SEPTEMBER, null, 45), row("bo", OCTOBER, null, 45));
  }

  private static Row row(String person, LocalDate start, @Nullable LocalDate end, int minutes) {
    return new Row(new PersonId(person), start, end, "212000-2292", minutes);
  }

  @Test
  void whoeverLeavesIsReportedInThatMonthWithTheLastDay() {
    story.logged("s9", SEPTEMBER, 60, "anna").left("anna", LocalDate.of(2019, 10, 4));
    assertThat(file(9).rows()).containsExactly(row("anna", SEPTEMBER, null, 60));
    assertThat(file(10).rows())
        .containsExactly(row("anna", SEPTEMBER, LocalDate.of(2019, 10, 4), 0));
    assertThat(file(11).rows()).isEmpty();
  }

  @Test
  void theFileOfOctober2019IsDueOn28November() {
    assertThat(ParticipantFile.due(story.now().programme(), YearMonth.of(2019, 10)))
        .hasValue(LocalDate.of(2019, 11, 28));
  }

  @Test
  void theDueDayFollowsFromTheRules() {
    ClaimStory silent = new ClaimStory(breakEven(Rounding.MINUTES));
    assertThat(ParticipantFile.due(silent.now().programme(), YearMonth.of(2019, 10))).isEmpty();
  }

  @Test
  void aCorrectionInSeptemberMarksSeptemberAndOctoberAndNotNovember() {
    story
        .logged("s8", LocalDate.of(2019, 8, 20), 60, "anna", "bo")
        .logged("s9", SEPTEMBER, 60, "anna", "bo")
        .logged("s10", OCTOBER, 60, "anna", "bo")
        .fileSent("2019-08")
        .fileSent("2019-09")
        .fileSent("2019-10")
        .logged("s11", LocalDate.of(2019, 11, 5), 60, "anna");
    assertThat(months()).noneMatch(ParticipantFiles.Month::anew);
    story.corrected("s9", SEPTEMBER, 60, "anna");
    assertThat(months())
        .filteredOn(ParticipantFiles.Month::anew)
        .extracting(ParticipantFiles.Month::month)
        .containsExactly(YearMonth.of(2019, 9), YearMonth.of(2019, 10));
    assertThat(months())
        .filteredOn(month -> month.month().equals(YearMonth.of(2019, 9)))
        .singleElement()
        .satisfies(month ->
            assertThat(month.differences())
                .containsExactly(
                    new ParticipantFile.Difference(
                        row("bo", LocalDate.of(2019, 8, 20), null, 60), null)));
  }

  @Test
  void theSetIsMadeAnewInOrderAndThenNothingIsLeft() {
    story
        .logged("s9", SEPTEMBER, 60, "anna", "bo")
        .logged("s10", OCTOBER, 60, "anna", "bo")
        .fileSent("2019-09")
        .fileSent("2019-10")
        .corrected("s9", SEPTEMBER, 45, "anna", "bo")
        .fileSent("2019-09");
    assertThat(months())
        .filteredOn(ParticipantFiles.Month::anew)
        .extracting(ParticipantFiles.Month::month)
        .containsExactly(YearMonth.of(2019, 10));
    story.fileSent("2019-10");
    assertThat(months()).noneMatch(ParticipantFiles.Month::anew);
  }

  @Test
  void aFileSaysWhatItSaidWhenItWasMade() {
    story.logged("s9", SEPTEMBER, 60, "anna").fileSent("2019-09");
    long made = story.book().files().get("2019-09").getLast().position();
    story.corrected("s9", SEPTEMBER, 30, "anna");
    assertThat(ParticipantFile.of(story.at(made), YearMonth.of(2019, 9), LAYOUT).rows())
        .containsExactly(row("anna", SEPTEMBER, null, 60));
  }

  @Test
  void theLayoutDecidesWhomAFileIsAbout() {
    story.logged("s9", SEPTEMBER, 60, "anna").logged("s10", OCTOBER, 60, "anna");
    assertThat(file(10).rows()).isNotEmpty();
    assertThat(
            file(10, configured("TOOK_PART_STARTED_OR_LEFT", Rows.STARTED_OR_LEFT.name())).rows())
        .isEmpty();
  }

  @Test
  void theLayoutDecidesWhetherWhoeverComesBackStartsAnew() {
    LocalDate last = LocalDate.of(2019, 8, 30);
    LocalDate back = LocalDate.of(2019, 10, 1);
    story
        .logged("s6", LocalDate.of(2019, 6, 12), 60, "anna")
        .left("anna", last)
        .cameBack("anna", back)
        .logged("s10", OCTOBER, 45, "anna");
    FileLayout anew =
        configured(Reentry.FIRST_START_LAST_END.name(), Reentry.NEW_START_AFTER_BREAK.name());
    assertThat(file(8).rows()).isEmpty();
    assertThat(file(8, anew).rows())
        .containsExactly(row("anna", LocalDate.of(2019, 6, 12), last, 0));
    assertThat(file(10).rows()).containsExactly(row("anna", LocalDate.of(2019, 6, 12), null, 45));
    assertThat(file(10, anew).rows()).containsExactly(row("anna", OCTOBER, null, 45));
  }

  @Test
  void whoeverComesBackInTheSameMonthHasNotBeenAway() {
    story
        .logged("s9", SEPTEMBER, 60, "anna")
        .left("anna", LocalDate.of(2019, 10, 2))
        .cameBack("anna", LocalDate.of(2019, 10, 10))
        .logged("s10", OCTOBER, 45, "anna");
    FileLayout anew =
        configured(Reentry.FIRST_START_LAST_END.name(), Reentry.NEW_START_AFTER_BREAK.name());
    assertThat(file(10, anew).rows()).containsExactly(row("anna", SEPTEMBER, null, 45));
  }

  /** The example that comes along, with one of its values another. */
  private static FileLayout configured(String value, String other) {
    try {
      String example = new ClassPathResource(EXAMPLE).getContentAsString(StandardCharsets.UTF_8);
      assertThat(example).contains("\"" + value + "\"");
      return new LayoutOfFile(
              new ByteArrayResource(example.replace(value, other).getBytes(StandardCharsets.UTF_8)))
          .get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
