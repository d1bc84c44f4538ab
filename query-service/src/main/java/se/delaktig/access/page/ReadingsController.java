package se.delaktig.access.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.event.AccessRefused;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.ExportTaken;
import se.delaktig.access.event.Opened;
import se.delaktig.access.event.PersonalDetailsRead;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.log.ReadLog;
import se.delaktig.kernel.log.ReadLog.Noted;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.page.Names;

/**
 * Who has looked at whom, a day at a time, newest first; and whether the read log is as it was
 * written. People stand there by number, so that this page needs no reading to be noted itself.
 */
@Controller
class ReadingsController {
  /** More of one reading than this are only counted. */
  private static final int PEOPLE_NAMED = 5;

  private static final int SHOWN = 300;

  private final Gate gate;
  private final ReadLog log;
  private final Disclosure disclosure;
  private final Names names;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  ReadingsController(
      Gate gate,
      ReadLog log,
      Disclosure disclosure,
      Names names,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.log = log;
    this.disclosure = disclosure;
    this.names = names;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  private Sight seen(String project) {
    return gate.seeWhole(Query.READINGS, project);
  }

  /**
   * @param day absent or unreadable for today
   * @param person only what was read of this one, of all days
   */
  @GetMapping("/projekt/{project}/lasningar")
  String readings(
      @PathVariable String project,
      @RequestParam(name = "dag", defaultValue = "") String day,
      @RequestParam(name = "nr", defaultValue = "") String person,
      Model model) {
    Sight sight = seen(project);
    LocalDate shown = Typed.date(day).orElse(clock.today());
    String wanted = person.strip();
    List<Noted> noted = wanted.isEmpty() ? on(project, shown) : of(project, wanted);
    List<Noted> newest = noted.reversed().stream().limit(SHOWN).toList();
    model.addAttribute("project", project);
    model.addAttribute(
        "heading",
        wanted.isEmpty()
            ? words.say("access.readings.heading", noted.size(), fmt.date(shown))
            : words.say("access.readings.heading-of", noted.size()));
    model.addAttribute("day", shown);
    model.addAttribute("person", wanted);
    model.addAttribute("before", wanted.isEmpty() ? shown.minusDays(1) : null);
    model.addAttribute(
        "after", wanted.isEmpty() && shown.isBefore(clock.today()) ? shown.plusDays(1) : null);
    model.addAttribute("cut", noted.size() > SHOWN);
    model.addAttribute("table", newest.isEmpty() ? null : table(sight, newest));
    return "access/readings";
  }

  private List<Noted> on(String project, LocalDate day) {
    Instant from = day.atStartOfDay(Fmt.ZONE).toInstant();
    return log.between(project, from, day.plusDays(1).atStartOfDay(Fmt.ZONE).toInstant());
  }

  private List<Noted> of(String project, String person) {
    List<Noted> found = new ArrayList<>();
    log.forEach(
        project,
        noted -> {
          if (opened(noted).stream()
              .flatMap(one -> one.persons().stream())
              .anyMatch(one -> one.value().equals(person) || names.number(one).equals(person))) {
            found.add(noted);
          }
        });
    return found;
  }

  private static List<Opened> opened(Noted noted) {
    return switch (noted.event()) {
      case PersonalDetailsRead read -> read.opened();
      case ExportTaken taken -> taken.opened();
      case AccessRefused refused -> List.of();
    };
  }

  private DataTable table(Sight sight, List<Noted> noted) {
    Map<ActorId, String> readers =
        disclosure.actors(
            sight.project(), sight.programme(), noted.stream().map(Noted::by).distinct().toList());
    DataTable table =
        DataTable.of(
            "lasningar",
            words.say("access.readings"),
            Column.text(words.say("access.readings.when")),
            Column.text(words.say("access.who")),
            Column.text(words.say("access.readings.what")),
            Column.text(words.say("access.readings.whom")),
            Column.text(words.say("access.readings.why")));
    for (Noted one : noted) {
      table.row(
          Cell.of(fmt.moment(one.at()))
              .sub(words.say("access.readings.number", fmt.number(one.number()))),
          Cell.of(reader(one, readers))
              .sub(one.role() == null ? "" : words.say("role." + one.role())),
          Cell.of(what(one)),
          Cell.of(whom(opened(one))),
          why(one));
    }
    return table;
  }

  /** The holder of a personal link is one of the project's people, and stands here by number. */
  private String reader(Noted noted, Map<ActorId, String> readers) {
    String name = readers.get(noted.by());
    return name != null
        ? name
        : words.say("access.readings.person", names.number(new PersonId(noted.by().value())));
  }

  private String what(Noted noted) {
    List<String> fields =
        opened(noted).stream()
            .flatMap(one -> one.fields().stream())
            .distinct()
            .sorted()
            .map(field -> words.say("access.field." + field))
            .toList();
    String read = String.join(", ", fields);
    return switch (noted.event()) {
      case PersonalDetailsRead one -> fmt.capital(read);
      case ExportTaken one ->
          read.isEmpty()
              ? words.say("access.readings.export-without")
              : words.say("access.readings.export", read);
      case AccessRefused one -> words.say("access.readings.refused");
    };
  }

  private String whom(List<Opened> opened) {
    List<PersonId> people =
        opened.stream().flatMap(one -> one.persons().stream()).distinct().toList();
    return people.size() > PEOPLE_NAMED
        ? words.say("access.readings.people", fmt.number(people.size()))
        : String.join(", ", people.stream().map(names::number).toList());
  }

  private Cell why(Noted noted) {
    return switch (noted.event()) {
      case PersonalDetailsRead read -> reason(read.word(), read.page());
      case ExportTaken taken -> reason(taken.word(), taken.page());
      case AccessRefused refused ->
          Cell.of(words.say("access.readings.no-reason")).sub(refused.page());
    };
  }

  private Cell reason(String word, String page) {
    String key = "access.readings.why." + word;
    return Cell.of(words.has(key) ? words.say(key) : words.say("access.readings.why.other"))
        .sub(page);
  }

  /** Walks along the whole chain while the page is made. */
  @GetMapping("/projekt/{project}/lasningar/kedja")
  String chain(@PathVariable String project, Model model) {
    seen(project);
    ReadLog.Chain chain = log.verify(project);
    model.addAttribute("project", project);
    model.addAttribute("whole", chain.fault() == null);
    model.addAttribute("fault", chain.fault());
    model.addAttribute("count", fmt.number(chain.count()));
    model.addAttribute("head", chain.head() == null ? null : fmt.wholeFingerprint(chain.head()));
    return "access/readings-chain";
  }
}
