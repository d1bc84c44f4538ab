package se.delaktig.participants.page;

import java.text.CollationKey;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.Counting;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.PageNumber;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.command.RegisterParticipant;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.view.People;
import se.delaktig.participants.view.Status;
import se.delaktig.personregister.PersonRegister;

/**
 * Who is in the project. A search by name is posted, as no name stands in an address; filters and
 * pages go either way.
 */
@Controller
class ParticipantsController {
  private static final int A_PAGE = 50;
  private static final int MOST_FOUND = 5_000;

  private final Gate gate;
  private final People people;
  private final Names names;
  private final PersonRegister register;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  ParticipantsController(
      Gate gate,
      People people,
      Names names,
      PersonRegister register,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.people = people;
    this.names = names;
    this.register = register;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  @RequestMapping(
      path = "/projekt/{project}/deltagare",
      method = {RequestMethod.GET, RequestMethod.POST})
  String list(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String sokord,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "") String arbetsplats,
      @RequestParam(defaultValue = "") String status,
      @RequestParam(defaultValue = "NAME") String ordning,
      @RequestParam(defaultValue = "1") PageNumber sida,
      Model model) {
    Sight sight = gate.see(Query.PEOPLE, project);
    PlaceNames places = new PlaceNames(sight.programme().places());
    LocalDate today = clock.today();
    List<PersonHours> all = people.in(sight);
    List<PersonHours> placed =
        all.stream().filter(person -> worksAt(person, organisation, arbetsplats)).toList();
    List<PersonHours> wanted =
        placed.stream()
            .filter(person -> status.isEmpty() || Status.of(person, today).name().equals(status))
            .toList();
    Order order =
        Arrays.stream(Order.values())
            .filter(one -> one.name().equals(ordning))
            .findFirst()
            .orElse(Order.NAME);
    List<PersonHours> byName =
        sokord.isBlank() ? names.sorted(sight.project(), wanted) : named(sight, wanted, sokord);
    List<PersonHours> found = ordered(byName, order, places, today);
    int pages = Math.max(1, (found.size() + A_PAGE - 1) / A_PAGE);
    int page = sida.among(pages);
    List<PersonHours> shown =
        found.subList((page - 1) * A_PAGE, Math.min(found.size(), page * A_PAGE));
    model.addAttribute("project", project);
    model.addAttribute("sokord", sokord);
    model.addAttribute("organisation", organisation);
    model.addAttribute("arbetsplats", arbetsplats);
    model.addAttribute("status", status);
    model.addAttribute(
        "filtered",
        !organisation.isEmpty()
            || !arbetsplats.isEmpty()
            || !status.isEmpty()
            || order != Order.NAME);
    model.addAttribute("organisations", places.organisations(sight));
    model.addAttribute("workplaces", places.workplaces(sight, null));
    model.addAttribute("ordning", order.name());
    model.addAttribute("orders", Choice.all(Order.class, "participants.order", words));
    model.addAttribute("statuses", Choice.all(Status.class, "participants.status", words));
    model.addAttribute("counts", counts(all, today));
    model.addAttribute("anyone", !all.isEmpty());
    model.addAttribute("found", found.size());
    model.addAttribute("sida", page);
    model.addAttribute("pages", pages);
    model.addAttribute("table", shown.isEmpty() ? null : table(project, sight, shown, places));
    model.addAttribute("mayRegister", Forms.may(sight, RegisterParticipant.class));
    return "participants/list";
  }

  /** In what order people stand; those who are alike in it, by name. */
  private enum Order {
    NAME,
    WORKPLACE,
    STATUS,
    HOURS
  }

  private static List<PersonHours> ordered(
      List<PersonHours> byName, Order order, PlaceNames places, LocalDate today) {
    return switch (order) {
      case NAME -> byName;
      case WORKPLACE -> {
        Collator swedish = Collator.getInstance(Locale.of("sv"));
        Map<PersonId, CollationKey> keys = new HashMap<>();
        for (PersonHours person : byName) {
          Employment place = person.latestEmployment().orElseThrow();
          keys.put(
              person.person(),
              swedish.getCollationKey(
                  places.of(place.organisation()) + "\u0001" + places.of(place.workplace())));
        }
        yield sorted(
            byName,
            Comparator.comparing(person -> Objects.requireNonNull(keys.get(person.person()))));
      }
      case STATUS -> sorted(byName, Comparator.comparing(person -> Status.of(person, today)));
      case HOURS ->
          sorted(byName, Comparator.comparingInt(ParticipantsController::minutes).reversed());
    };
  }

  private static List<PersonHours> sorted(
      List<PersonHours> people, Comparator<PersonHours> comparator) {
    return people.stream().sorted(comparator).toList();
  }

  private static int minutes(PersonHours person) {
    return person.entries().stream()
        .filter(entry -> entry.presence().attended())
        .mapToInt(PersonHours.Entry::minutes)
        .sum();
  }

  private static boolean worksAt(PersonHours person, String organisation, String workplace) {
    return person.employments().stream()
        .filter(e -> isLatest(person, e))
        .anyMatch(e ->
            (organisation.isEmpty() || e.organisation().value().equals(organisation))
                && (workplace.isEmpty() || e.workplace().value().equals(workplace)));
  }

  /** Whether it is where the person works, or worked last, for that employer. */
  private static boolean isLatest(PersonHours person, Employment employment) {
    return person.employments().stream()
        .filter(e -> e.organisation().equals(employment.organisation()))
        .reduce((older, newer) -> newer)
        .filter(employment::equals)
        .isPresent();
  }

  private List<PersonHours> named(Sight sight, List<PersonHours> among, String name) {
    Map<PersonId, PersonHours> byId = new HashMap<>();
    among.forEach(person -> byId.put(person.person(), person));
    List<PersonHours> found = new ArrayList<>();
    for (PersonId record : register.byName(sight.project(), name, MOST_FOUND)) {
      // who has two records is found by the name of either, and stands there once
      Optional.ofNullable(byId.remove(sight.programme().records().whose(record)))
          .ifPresent(found::add);
    }
    return found;
  }

  private Map<String, String> counts(List<PersonHours> all, LocalDate today) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    all.forEach(person -> counts.merge(Status.of(person, today), 1, Integer::sum));
    Map<String, String> written = new HashMap<>();
    for (Status status : Status.values()) {
      written.put(status.name(), fmt.number(counts.getOrDefault(status, 0)));
    }
    written.put("ALL", fmt.number(all.size()));
    return written;
  }

  private DataTable table(String project, Sight sight, List<PersonHours> shown, PlaceNames places) {
    LocalDate today = clock.today();
    Map<PersonId, Names.Shown> written =
        names.of(sight.project(), shown.stream().map(PersonHours::person).toList());
    DataTable table =
        DataTable.of(
            "deltagare",
            words.say("participants.table"),
            Column.text(words.say("participants.name")),
            Column.text(words.say("participants.column.WORKPLACE")),
            Column.text(words.say("participants.status")),
            words.figures("participants.hours-logged"));
    for (PersonHours person : shown) {
      Names.Shown name = Objects.requireNonNull(written.get(person.person()));
      Cell cell =
          Cell.link(name.text(), "/projekt/" + project + "/deltagare/" + person.person().value());
      Employment place = person.latestEmployment().orElseThrow();
      table.row(
          name.masked() ? cell.asMasked() : cell,
          Cell.of(places.of(place.workplace())).sub(places.of(place.organisation())),
          Cell.of(state(person, today)),
          Cell.of(fmt.hoursAndMinutes((long) minutes(person))));
      table.opens("/projekt/" + project + "/deltagare/" + person.person().value() + "/timmar");
    }
    return table;
  }

  private State state(PersonHours person, LocalDate today) {
    return switch (Status.of(person, today)) {
      case REGISTERED -> State.of(Tone.NEUTRAL, words.say("participants.status.REGISTERED"));
      case STARTED ->
          State.of(
              Tone.GOOD,
              words.say(
                  "participants.started-on", fmt.date(Counting.started(person).orElse(null))));
      case LEFT -> State.of(Tone.NEUTRAL, words.say("participants.status.LEFT"));
    };
  }
}
