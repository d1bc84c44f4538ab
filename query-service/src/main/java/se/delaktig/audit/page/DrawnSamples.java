package se.delaktig.audit.page;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.view.HoursSample;
import se.delaktig.audit.view.HoursSample.Item;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationJoined;

/** Draws a sample of hours and says what was drawn, and what the errors found come to. */
@Component
class DrawnSamples {
  private static final int OF_AN_ID = 6;

  /** What the field with an item's right minutes begins with. */
  private static final String RIGHT = "ratt";

  private final HoursStatements hours;
  private final Words words;
  private final Fmt fmt;

  DrawnSamples(HoursStatements hours, Words words, Fmt fmt) {
    this.hours = hours;
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * One that was drawn.
   *
   * @param right the field in which the right minutes are given, and what stands in it
   * @param signed how, when and at which position in the log
   * @param trail where all that was recorded of the session stands
   */
  record Line(
      int number,
      String person,
      String session,
      String place,
      String minutes,
      String amount,
      String signed,
      String certified,
      String right,
      String typed,
      String trail) {}

  /**
   * A sample.
   *
   * @param right minutes that were found to be right, by the item's place
   * @param drawn how many of how many, in words
   * @param projected what the errors come to in all hours; absent where one cannot be
   */
  record Drawn(
      List<Line> lines,
      Map<Integer, Integer> right,
      String drawn,
      @Nullable String projected,
      FormErrors errors) {}

  /**
   * Draws.
   *
   * @param asked without errors, and with a seed
   * @param fields those of the form, the right minutes among them
   */
  Drawn draw(Sight sight, SampleAsked asked, Map<String, String> fields) {
    HoursStatement statement = hours.of(sight);
    HoursSample sample =
        HoursSample.draw(
            statement,
            asked.chosen().orElseThrow(),
            asked.seed().strip(),
            asked.number().orElseThrow());
    FormErrors errors = FormErrors.none();
    Map<Integer, Integer> right = right(sample, fields, errors);
    return new Drawn(
        IntStream.range(0, sample.items().size())
            .mapToObj(i -> line(i, sample.items().get(i), statement, sight, fields))
            .toList(),
        right,
        words.say(
            "audit.sample.drawn",
            fmt.number(sample.items().size()),
            fmt.number(sample.population()),
            fmt.kronor(sample.worth()),
            fmt.number(statement.position())),
        errors.isEmpty() ? projected(sample, sample.projected(right)) : null,
        errors);
  }

  private Map<Integer, Integer> right(
      HoursSample sample, Map<String, String> fields, FormErrors errors) {
    Map<Integer, Integer> right = new TreeMap<>();
    for (int i = 0; i < sample.items().size(); i++) {
      String field = RIGHT + i;
      String given = fields.getOrDefault(field, "");
      if (given.isBlank()) {
        continue;
      }
      int most = sample.items().get(i).minutes();
      Optional<Integer> minutes = Typed.whole(given).filter(whole -> whole >= 0 && whole <= most);
      if (minutes.isPresent()) {
        right.put(i, minutes.get());
      } else {
        errors
            .add(field, "audit.sample.pick-minutes", fmt.number(most))
            .label(field, words.say("audit.sample.right", i + 1));
      }
    }
    return right;
  }

  private String projected(HoursSample sample, HoursSample.Projection projection) {
    return words.say(
        "audit.sample.projected",
        projection.errors(),
        fmt.kronor(projection.found()),
        fmt.kronor(projection.projected()),
        sample.worth().signum() == 0
            ? fmt.missing()
            : fmt.percent(projection.projected().divide(sample.worth(), 6, RoundingMode.HALF_UP)));
  }

  private Line line(
      int number, Item item, HoursStatement statement, Sight sight, Map<String, String> fields) {
    PersonHours.Entry entry = item.entry();
    String person = item.valued().counted().person().person().value();
    return new Line(
        number + 1,
        StringUtils.capitalize(
            words.say("audit.person", person.substring(0, Math.min(OF_AN_ID, person.length())))),
        words.say("audit.value." + entry.session().kind())
            + " "
            + fmt.date(entry.date())
            + ", "
            + fmt.clock(entry.start()),
        place(item, statement),
        fmt.minutes(item.minutes()),
        fmt.kronor(item.valued().amount()),
        entry.signed() == null
            ? fmt.missing()
            : words.say(
                "audit.sample.proof",
                words.say("audit.value." + entry.signed().kind().name()),
                fmt.moment(entry.signed().at()),
                fmt.number(entry.signed().position())),
        entry.certified() == null
            ? fmt.missing()
            : words.say(
                "audit.sample.proof",
                words.say("audit.value." + entry.certified().kind().name()),
                fmt.moment(entry.certified().at()),
                fmt.number(entry.certified().position())),
        RIGHT + number,
        fields.getOrDefault(RIGHT + number, ""),
        "/projekt/" + sight.project() + "/granskning?om=" + entry.session().id() + "#handelser");
  }

  private String place(Item item, HoursStatement statement) {
    String id = item.valued().counted().organisationKey();
    return statement.programme().places().organisations().values().stream()
        .filter(joined -> joined.organisation().value().equals(id))
        .map(OrganisationJoined::name)
        .findFirst()
        .orElse(fmt.missing());
  }
}
