package se.delaktig.participants.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.event.DetailField;
import se.delaktig.access.page.OutOfSight;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.Counting;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.command.ChangeWorkplace;
import se.delaktig.participants.command.CorrectDetails;
import se.delaktig.participants.command.EndEmployment;
import se.delaktig.participants.command.MergeRecords;
import se.delaktig.participants.command.RecordPersonalNumber;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.view.People;
import se.delaktig.participants.view.Status;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;

/** What stands on one person's page: who, where, how long, what counts, and what may be changed. */
@Component
class PersonPage {
  private final Gate gate;
  private final People people;
  private final Names names;
  private final PersonHistory history;
  private final PersonRecords records;
  private final PersonTables tables;
  private final Disclosure disclosure;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  PersonPage(
      Gate gate,
      People people,
      Names names,
      PersonHistory history,
      PersonRecords records,
      PersonTables tables,
      Disclosure disclosure,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.people = people;
    this.names = names;
    this.history = history;
    this.records = records;
    this.tables = tables;
    this.disclosure = disclosure;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * Puts all of it into a model.
   *
   * @throws ResponseStatusException when there is no such person, to whoever sees all
   * @throws AccessDeniedException when the person is not in sight
   */
  void fill(String project, String nr, Model model) {
    Sight sight = gate.see(Query.PEOPLE, project);
    PersonHours person =
        people.one(sight, nr).filter(sight::sees).orElseThrow(() -> OutOfSight.of(sight));
    PlaceNames places = new PlaceNames(sight.programme().places());
    Names.Shown name =
        Objects.requireNonNull(
            names.of(sight.project(), List.of(person.person())).get(person.person()));
    Optional<PersonDetails> details =
        gate.look(Query.PERSON_DETAILS, project)
            .filter(full -> full.sees(person))
            .flatMap(full -> details(full, person.person()));
    List<Employment> current = List.copyOf(People.current(person).values());
    model.addAttribute("project", project);
    model.addAttribute("nr", person.person().value());
    model.addAttribute("records", records.others(sight, person.person()));
    model.addAttribute("namesakes", records.namesakes(sight, person, places));
    model.addAttribute("shownName", name);
    model.addAttribute("erased", disclosure.isErased(sight.project(), person.person()));
    model.addAttribute(
        "seesRights", gate.look(Query.PERSON_RIGHTS, project).filter(Sight::whole).isPresent());
    model.addAttribute(
        "seesProtection",
        name.masked() && gate.look(Query.PROTECTED_IDENTITIES, project).isPresent());
    model.addAttribute("lead", lead(person));
    model.addAttribute("sexAndAge", sexAndAge(person));
    model.addAttribute("details", details.orElse(null));
    model.addAttribute("employments", tables.employments(person, places));
    model.addAttribute("hours", tables.hours(person, sight, places));
    model.addAttribute("training", training(person, sight));
    model.addAttribute(
        "history",
        gate.look(Query.TRAIL, project)
            .filter(Sight::whole)
            .map(whole -> history.of(whole, person.person(), places))
            .orElse(null));
    model.addAttribute(
        "workplaces",
        current.stream()
            .flatMap(e -> places.workplaces(sight, e.organisation()).stream())
            .toList());
    model.addAttribute("groups", places.groups(sight));
    model.addAttribute(
        "employers",
        current.stream()
            .map(e -> new Choice(e.organisation().value(), places.of(e.organisation())))
            .toList());
    model.addAttribute(
        "employer", current.size() == 1 ? current.getFirst().organisation().value() : null);
    model.addAttribute("today", clock.today());
    model.addAttribute("open", "");
    model.addAttribute("mayCorrect", details.isPresent() && Forms.may(sight, CorrectDetails.class));
    model.addAttribute(
        "mayNumber",
        details.filter(known -> known.number().isSubstitute()).isPresent()
            && Forms.may(sight, RecordPersonalNumber.class));
    model.addAttribute("mayMerge", details.isPresent() && Forms.may(sight, MergeRecords.class));
    model.addAttribute("mayMove", !current.isEmpty() && Forms.may(sight, ChangeWorkplace.class));
    model.addAttribute("mayEnd", !current.isEmpty() && Forms.may(sight, EndEmployment.class));
  }

  private Optional<PersonDetails> details(Sight full, PersonId person) {
    return Optional.ofNullable(
        disclosure
            .details(
                full.project(),
                List.of(person),
                DetailField.NAME,
                DetailField.NUMBER,
                DetailField.EMAIL,
                DetailField.PHONE)
            .get(person));
  }

  private String lead(PersonHours person) {
    return switch (Status.of(person, clock.today())) {
      case REGISTERED -> words.say("participants.lead.REGISTERED");
      case STARTED ->
          words.say("participants.lead.STARTED", fmt.date(Counting.started(person).orElse(null)));
      case LEFT ->
          words.say(
              "participants.lead.LEFT",
              fmt.date(person.ended().values().stream().max(LocalDate::compareTo).orElse(null)));
    };
  }

  private String sexAndAge(PersonHours person) {
    return words.say("participants.sex." + person.sex())
        + ", "
        + words.say("participants.age." + person.ageGroup());
  }

  private @Nullable String training(PersonHours person, Sight sight) {
    int done =
        person.entries().stream()
            .filter(entry -> entry.session().kind() == ActivityKind.PREPARAND_TRAINING)
            .filter(entry -> entry.presence().attended())
            .mapToInt(PersonHours.Entry::minutes)
            .sum();
    if (person.completed() != null) {
      return words.say("participants.training.done", fmt.hoursAndMinutes((long) done));
    }
    if (person.preparand() == null && done == 0) {
      return null;
    }
    @Nullable Integer needed =
        sight
            .programme()
            .rulesOn(clock.today())
            .map(RuleSet::preparandMinutes)
            .map(stated -> stated.value())
            .orElse(null);
    return needed == null
        ? words.say("participants.training.so-far", fmt.hoursAndMinutes((long) done))
        : words.say(
            "participants.training.left",
            fmt.hoursAndMinutes((long) done),
            fmt.hoursAndMinutes((long) needed),
            fmt.hoursAndMinutes((long) Math.max(0, needed - done)));
  }
}
