package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** How far the activity targets are reached, by sex, age group and organisation. */
@ExtendWith(SharedOffice.class)
class GoalsInPartsTest {
  private static final String VIEW = "/api/projects/2017-00434/goals";
  private static final List<String> WAYS = List.of("sex", "ageGroup", "organisation");

  private final RunningOffice office;

  GoalsInPartsTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void thePartsAddUpForEveryReaderAsOfBothClocks() throws Exception {
    for (String role : List.of("projektledare", "styrgrupp", "utvärderare", "ekonom")) {
      try (Visit visit = Visit.as(role, office)) {
        for (String time : List.of("", "?happened=2019-06-30&known=2019-06-30")) {
          JsonNode attainment = visit.json(VIEW + time).get("attainment");
          for (String way : WAYS) {
            assertThatItAddsUp(attainment.get(way), role + " by " + way + time);
          }
        }
      }
    }
  }

  @Test
  void thePageSaysThemInTablesAndWhatCannotBeParted() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      String page = Form.words(karin.open(Gladan.PROJECT + "/mal").body());
      assertThat(page).contains("Per kön", "Per åldersgrupp", "Per organisation", "Kvinnor", "Män");
      OneOfEach.in(office);
      assertThat(Form.words(karin.open(Gladan.PROJECT + "/mal").body()))
          .contains("Kan inte delas upp på kön, ålder eller organisation");
    }
  }

  private static void assertThatItAddsUp(JsonNode parted, String where) {
    JsonNode whole = parted.get("whole").get("reached");
    assertThat(whole.propertyNames()).as(where).isNotEmpty();
    for (String target : whole.propertyNames()) {
      long sum = parted.get("since").isNull() ? 0 : reached(parted.get("since"), target);
      for (JsonNode row : parted.get("rows")) {
        sum += reached(row, target);
      }
      assertThat(sum).as(where + ", " + target).isEqualTo(whole.get(target).asLong());
    }
  }

  private static long reached(JsonNode row, String target) {
    return row.get("reached").get(target).asLong();
  }
}
