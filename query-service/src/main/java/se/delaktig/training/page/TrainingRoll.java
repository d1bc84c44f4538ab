package se.delaktig.training.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.RollRow;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.policy.Records;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.training.view.PreparandStatements;
import se.delaktig.training.view.Preparing;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasion.Entry;

/** The page of one training session: its attendance to fill in, to correct, to print. */
@Component
class TrainingRoll {
  private static final int MOST_FOUND = 200;

  private final PreparandStatements statements;
  private final PersonRegister register;
  private final ViewReader<PersonHours> people;
  private final PeopleNames names;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  TrainingRoll(
      PreparandStatements statements,
      PersonRegister register,
      Views views,
      PersonHoursView people,
      PeopleNames names,
      ProgrammeClock clock,
      Words words,
      Fmt fmt) {
    this.statements = statements;
    this.register = register;
    this.people = views.reader(people);
    this.names = names;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
  }

  /** Those among people whom the visitor may see. */
  List<PersonId> seen(Sight sight, List<PersonId> among) {
    return sight.whole()
        ? among
        : among.stream().filter(person -> person(sight, person).isPresent()).toList();
  }

  /**
   * Whether the visitor may write down the whole session: a part of the grid would silently take
   * out those whom the visitor does not see.
   */
  boolean mayWrite(Sight sight, TrainingOccasion occasion) {
    return TrainingController.mayWrite(sight)
        && seen(sight, occasion.people()).size() == occasion.people().size();
  }

  /** Whom the session concerns, as far as they are in sight. */
  Set<PersonId> listed(Sight sight, TrainingOccasion occasion) {
    return new LinkedHashSet<>(seen(sight, occasion.people()));
  }

  private Optional<PersonHours> person(Sight sight, PersonId record) {
    return sight.person(record, one -> people.one(sight.project().value(), one.value()));
  }

  /**
   * The preparands in sight who are called so, by family name.
   *
   * @param listed those who are on the list already, by any record
   */
  List<PersonId> named(Sight sight, String name, Set<PersonId> listed) {
    return register.byName(sight.project(), name, MOST_FOUND).stream()
        .flatMap(record -> preparand(sight, record).stream())
        .map(PersonHours::person)
        .distinct()
        .filter(person -> !isListed(sight, person, listed))
        .toList();
  }

  static boolean isListed(Sight sight, PersonId person, Set<PersonId> listed) {
    return listed.stream().anyMatch(one -> sight.programme().records().same(one, person));
  }

  /** A preparand in sight, by any record. */
  Optional<PersonHours> preparand(Sight sight, PersonId record) {
    return person(sight, record).filter(one -> one.preparand() != null);
  }

  /** People to choose among. */
  List<Choice> choices(Sight sight, List<PersonId> among) {
    PeopleNames.Names known = names.of(sight.project(), among);
    return among.stream()
        .map(person -> new Choice(person.value(), known.of(person).text()))
        .toList();
  }

  String show(Sight sight, TrainingOccasion occasion, Set<PersonId> listed, Model model) {
    String base = "/projekt/" + sight.project() + "/utbildning";
    PeopleNames.Names known = names.of(sight.project(), listed);
    List<PersonId> inOrder = listed.stream().sorted(known.inOrder()).toList();
    Entry held = occasion.held().orElse(null);
    Map<PersonId, Attendance> noted = new HashMap<>();
    if (held != null) {
      held.attendances().forEach(one -> noted.put(one.person(), one));
    }
    Map<PersonId, Preparing> progress = new HashMap<>();
    statements.of(sight).preparands().forEach(one -> progress.put(one.person().person(), one));
    model.addAttribute("base", base);
    model.addAttribute("address", base + "/" + occasion.session() + "/narvaro");
    model.addAttribute("draft", "utbildning-" + occasion.session());
    model.addAttribute("mayWrite", mayWrite(sight, occasion));
    model.addAttribute(
        "future", held == null && occasion.date().atTime(occasion.start()).isAfter(clock.now()));
    model.addAttribute(
        "cancelAt",
        held == null && TrainingController.mayWrite(sight)
            ? base + "/" + occasion.session() + "/stall-in"
            : null);
    model.addAttribute("about", occasion.title());
    model.addAttribute(
        "heading",
        held == null
            ? words.say("training.roll.heading")
            : words.say(
                "training.roll.heading.held",
                held.attended(),
                fmt.hoursAndMinutes(held.attendedMinutes())));
    model.addAttribute(
        "when",
        words.say(
            "training.roll.when",
            words.say("training.kind." + occasion.kind()),
            fmt.date(occasion.date()),
            fmt.clock(occasion.start(), occasion.start().plusMinutes(occasion.minutes()))));
    model.addAttribute("kind", occasion.kind().name());
    model.addAttribute("date", occasion.date());
    model.addAttribute("start", fmt.time(occasion.start()));
    model.addAttribute("minutes", occasion.minutes());
    model.addAttribute("revision", held == null ? 0 : held.revision());
    List<String> carried = held == null ? List.of() : held.focuses();
    model.addAttribute("carried", carried.isEmpty() ? null : String.join(", ", carried));
    model.addAttribute("chosenFocuses", carried);
    model.addAttribute("focuses", focuses(sight, carried));
    model.addAttribute("reasons", Choice.all(CorrectionReason.class, "training.reason", words));
    model.addAttribute("parts", parts(occasion.minutes(), noted));
    Records records = sight.programme().records();
    model.addAttribute(
        "rows",
        inOrder.stream()
            .map(person ->
                row(person, known, noted.get(person), progress.get(records.whose(person))))
            .toList());
    Map<PersonId, PersonHours.Entry> hours = hours(sight, occasion, inOrder);
    model.addAttribute("paper", paper(inOrder, known, noted, hours, held == null));
    model.addAttribute(
        "signing",
        hours.values().stream().anyMatch(one -> one.presence().attended() && one.signed() == null)
            ? base + "/" + occasion.session() + "/skriv-under"
            : null);
    model.addAttribute("history", history(sight, occasion));
    return "training/roll";
  }

  /** The plan's, and those that the session carries although the plan no longer names them. */
  private List<Choice> focuses(Sight sight, List<String> carried) {
    return Stream.concat(sight.programme().planned().focuses().stream(), carried.stream())
        .distinct()
        .map(focus -> new Choice(focus, fmt.capital(focus)))
        .toList();
  }

  /** Quarters of the session, and whatever part somebody already has. */
  private static List<Integer> parts(int minutes, Map<PersonId, Attendance> noted) {
    return Stream.concat(
            Stream.of(minutes / 4, minutes / 2, minutes * 3 / 4),
            noted.values().stream()
                .filter(one -> one.presence() == Presence.PART)
                .map(Attendance::minutes))
        .filter(part -> part > 0)
        .distinct()
        .sorted()
        .toList();
  }

  private RollRow row(
      PersonId person,
      PeopleNames.Names known,
      @Nullable Attendance noted,
      @Nullable Preparing progress) {
    PeopleNames.Shown name = known.of(person);
    String note =
        progress == null || progress.qualification().neededMinutes() == null
            ? null
            : words.say(
                "training.roll.note",
                fmt.hours((long) progress.qualification().attendedMinutes()),
                fmt.hours(progress.qualification().neededMinutes().longValue()));
    return new RollRow(
        person.value(),
        name.text(),
        note,
        name.masked(),
        noted == null
            ? "med"
            : switch (noted.presence()) {
              case PRESENT -> "med";
              case PART -> "del";
              case REPORTED_ABSENCE -> "giltig";
              case ABSENT -> "borta";
            },
        noted != null && noted.presence() == Presence.PART ? noted.minutes() : null);
  }

  /** The list as it is printed: empty columns to write in before, what was noted after. */
  private DataTable paper(
      List<PersonId> inOrder,
      PeopleNames.Names known,
      Map<PersonId, Attendance> noted,
      Map<PersonId, PersonHours.Entry> hours,
      boolean empty) {
    DataTable table =
        DataTable.of(
            "narvarolista",
            words.say("training.roll.caption"),
            Column.text(words.say("training.roll.name")),
            Column.text(words.say("training.roll.presence")),
            words.figures("training.roll.minutes"),
            Column.text(words.say("training.roll.signature")));
    for (PersonId person : inOrder) {
      PeopleNames.Shown name = known.of(person);
      Cell head = name.masked() ? Cell.of(name.text()).asMasked() : Cell.of(name.text());
      Attendance one = noted.get(person);
      table.row(
          head,
          empty || one == null
              ? Cell.empty()
              : Cell.of(words.say("training.presence." + one.presence())),
          empty || one == null ? Cell.empty() : Cell.of(fmt.number(one.minutes())),
          empty ? Cell.empty() : proven(hours.get(person)));
    }
    return table;
  }

  /** What the session gave each person. */
  private Map<PersonId, PersonHours.Entry> hours(
      Sight sight, TrainingOccasion occasion, List<PersonId> listed) {
    Map<PersonId, PersonHours.Entry> hours = new HashMap<>();
    for (PersonId person : listed) {
      people.one(sight.project().value(), person.value()).stream()
          .flatMap(one -> one.entries().stream())
          .filter(entry -> entry.session().kind() == ActivityKind.PREPARAND_TRAINING)
          .filter(entry -> entry.session().id().equals(occasion.session().value()))
          .forEach(entry -> hours.put(person, entry));
    }
    return hours;
  }

  /** Whether the hours are signed and certified; nothing for whoever was not there. */
  private Cell proven(PersonHours.@Nullable Entry entry) {
    if (entry == null || !entry.presence().attended()) {
      return Cell.empty();
    }
    if (entry.signed() == null) {
      return Cell.of(State.of(Tone.SOON, words.say("training.proven.unsigned")));
    }
    return entry.certified() == null
        ? Cell.of(State.of(Tone.SOON, words.say("training.proven.signed")))
        : Cell.of(State.of(Tone.GOOD, words.say("training.proven.certified")));
  }

  /** The entries that no longer hold, newest first. */
  private List<DataTable> history(Sight sight, TrainingOccasion occasion) {
    List<Entry> entries = occasion.entries();
    List<DataTable> tables = new ArrayList<>();
    for (int i = entries.size() - 2; i >= 0; i--) {
      Entry old = entries.get(i);
      CorrectionReason why = entries.get(i + 1).reason();
      List<PersonId> there =
          seen(sight, old.attendances().stream().map(Attendance::person).toList());
      PeopleNames.Names known = names.of(sight.project(), there);
      String caption =
          words.say("training.history.entry", old.revision(), fmt.moment(old.at()))
              + ". "
              + words.say(
                  "training.history.reason",
                  why == null ? fmt.missing() : words.say("training.reason." + why));
      DataTable table =
          DataTable.of(
              "uppgift-" + old.revision(),
              caption,
              Column.text(words.say("training.roll.name")),
              Column.text(words.say("training.roll.presence")),
              words.figures("training.roll.minutes"));
      old.attendances().stream()
          .filter(one -> there.contains(one.person()))
          .sorted((a, b) -> known.inOrder().compare(a.person(), b.person()))
          .forEach(one -> {
            PeopleNames.Shown name = known.of(one.person());
            table.row(
                name.masked() ? Cell.of(name.text()).asMasked() : Cell.of(name.text()),
                Cell.of(words.say("training.presence." + one.presence())),
                Cell.of(fmt.number(one.minutes())));
          });
      tables.add(table);
    }
    return tables;
  }
}
