package se.delaktig.audit.page;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.page.AsOfPages;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.view.HoursSample;
import se.delaktig.audit.view.HoursSample.Item;
import se.delaktig.audit.view.HoursSample.Method;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationJoined;

/**
 * Samples of hours for auditors, without names: drawn by a seed, each walking to its session, its
 * signature and its certificate, with what the errors found come to in all. Everything that is
 * asked stands in the address, so that whoever gets it draws the same.
 */
@Controller
class SampleController {
  private static final int USUAL = 30;
  private static final int MOST = 500;
  private static final int LONGEST_SEED = 80;
  private static final int OF_AN_ID = 6;

  /** What the field with an item's right minutes begins with. */
  private static final String RIGHT = "ratt";

  private final Gate gate;
  private final AsOfPages asOf;
  private final HoursStatements hours;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  SampleController(
      Gate gate,
      AsOfPages asOf,
      HoursStatements hours,
      ProgrammeClock clock,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.asOf = asOf;
    this.hours = hours;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * One that was drawn.
   *
   * @param right the field in which the right minutes are given
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
      String trail) {}

  @GetMapping("/projekt/{project}/granskning/stickprov")
  String sample(
      @PathVariable String project,
      @RequestParam(defaultValue = "RANDOM") String metod,
      @RequestParam(defaultValue = "") String antal,
      @RequestParam(defaultValue = "") String fro,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      @RequestParam Map<String, String> fields,
      Model model) {
    // a sample of today could not be drawn again tomorrow
    LocalDate yesterday = clock.today().minusDays(1);
    String known = kant == null ? yesterday.toString() : kant;
    Sight sight = asOf.at(gate.seeWhole(Query.TRAIL, project), hande, known, model);
    FormErrors errors = FormErrors.none();
    Optional<Method> method =
        Arrays.stream(Method.values()).filter(one -> one.name().equals(metod)).findFirst();
    if (method.isEmpty()) {
      errors = errors.add("metod", "audit.sample.pick-method");
    }
    int size = antal.isBlank() ? USUAL : size(antal);
    if (size < 1 || size > MOST) {
      errors = errors.add("antal", "audit.sample.pick-size", MOST);
    }
    if (fro.length() > LONGEST_SEED) {
      errors = errors.add("fro", "audit.sample.pick-seed", LONGEST_SEED);
    }
    model.addAttribute("methods", Choice.all(Method.class, "audit.sample.method", words));
    model.addAttribute("method", metod);
    model.addAttribute("size", antal.isBlank() ? Integer.toString(USUAL) : antal);
    model.addAttribute("seed", fro);
    String up = "/projekt/" + project + "/granskning";
    model.addAttribute("up", up);
    model.addAttribute("happenedDay", hande);
    model.addAttribute("knownDay", known);
    model.addAttribute("lines", List.of());
    if (errors.isEmpty() && method.isPresent() && !fro.isBlank()) {
      HoursStatement statement = hours.of(sight);
      HoursSample sample = HoursSample.draw(statement, method.get(), fro.strip(), size);
      drawn(sample, statement, up, model);
      errors = compute(sample, fields, model);
    }
    model.addAttribute("errors", errors.isEmpty() ? null : errors);
    return "audit/sample";
  }

  private static int size(String text) {
    return text.strip().matches("\\d{1,4}") ? Integer.parseInt(text.strip()) : 0;
  }

  private void drawn(HoursSample sample, HoursStatement statement, String trail, Model model) {
    model.addAttribute(
        "lines",
        IntStream.range(0, sample.items().size())
            .mapToObj(i -> line(i, sample.items().get(i), statement, trail))
            .toList());
    model.addAttribute(
        "drawn",
        words.say(
            "audit.sample.drawn",
            fmt.number(sample.items().size()),
            fmt.number(sample.population()),
            fmt.kronor(sample.worth()),
            fmt.number(statement.position())));
  }

  /** What the right minutes that were filled in come to, unless one of them cannot be. */
  private FormErrors compute(HoursSample sample, Map<String, String> fields, Model model) {
    FormErrors errors = FormErrors.none();
    Map<Integer, Integer> right = new HashMap<>();
    for (int i = 0; i < sample.items().size(); i++) {
      String field = RIGHT + i;
      String given = fields.getOrDefault(field, "");
      if (given.isBlank()) {
        continue;
      }
      int most = sample.items().get(i).minutes();
      Optional<Integer> minutes =
          Typed.whole(given).filter(whole -> whole >= 0 && whole <= most);
      if (minutes.isPresent()) {
        right.put(i, minutes.get());
      } else {
        errors
            .add(field, "audit.sample.pick-minutes", fmt.number(most))
            .label(field, words.say("audit.sample.right", i + 1));
      }
    }
    if (errors.isEmpty()) {
      model.addAttribute("projected", projected(sample, sample.projected(right)));
    }
    return errors;
  }

  private String projected(HoursSample sample, HoursSample.Projection projection) {
    return words.say(
        "audit.sample.projected",
        projection.errors(),
        fmt.kronor(projection.found()),
        fmt.kronor(projection.projected()),
        sample.worth().signum() == 0
            ? fmt.missing()
            : fmt.percent(
                projection.projected().divide(sample.worth(), 6, RoundingMode.HALF_UP)));
  }

  private Line line(int number, Item item, HoursStatement statement, String trail) {
    PersonHours.Entry entry = item.entry();
    String person = item.valued().counted().person().person().value();
    return new Line(
        number + 1,
        words.say("audit.person", person.substring(0, Math.min(OF_AN_ID, person.length()))),
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
        trail + "?om=" + entry.session().id());
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
