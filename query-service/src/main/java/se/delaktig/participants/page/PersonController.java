package se.delaktig.participants.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.event.DetailField;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Counting;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.command.ChangeWorkplace;
import se.delaktig.participants.command.CorrectDetails;
import se.delaktig.participants.command.EndEmployment;
import se.delaktig.participants.command.MergeRecords;
import se.delaktig.participants.command.PartRecords;
import se.delaktig.participants.command.RecordPersonalNumber;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.policy.Break;
import se.delaktig.participants.view.People;
import se.delaktig.participants.view.Status;
import se.delaktig.personregister.InvalidPersonalNumberException;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.training.command.RecordTrainingAttendance;

/** One person: where, how long, what counts, and what can be changed. */
@Controller
class PersonController {
  private final Gate gate;
  private final People people;
  private final Names names;
  private final PersonHistory history;
  private final PersonRecords records;
  private final Disclosure disclosure;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  PersonController(
      Gate gate,
      People people,
      Names names,
      PersonHistory history,
      PersonRecords records,
      Disclosure disclosure,
      CommandSender commands,
      CommandIds ids,
      Views views,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.people = people;
    this.names = names;
    this.history = history;
    this.records = records;
    this.disclosure = disclosure;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/deltagare/{nr}")
  String person(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String sparat,
      Model model) {
    fill(project, nr, model);
    model.addAttribute(
        "receipt",
        words.has("participants.saved." + sparat) ? "participants.saved." + sparat : null);
    return "participants/person";
  }

  @PostMapping("/projekt/{project}/deltagare/{nr}/uppgifter")
  ModelAndView correct(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String givenName,
      @RequestParam(defaultValue = "") String familyName,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String phone,
      @RequestParam(defaultValue = "false") boolean protectedIdentity,
      Model model) {
    FormErrors errors = FormErrors.none();
    if (givenName.isBlank()) {
      errors.add("givenName", "problem.field.notblank");
    }
    if (familyName.isBlank()) {
      errors.add("familyName", "problem.field.notblank");
    }
    return send(
        project,
        nr,
        "uppgifter",
        "correct-details",
        errors,
        () ->
            new CorrectDetails(
                new PersonId(nr),
                givenName.strip(),
                familyName.strip(),
                Forms.orNothing(email),
                Forms.orNothing(phone),
                protectedIdentity),
        Map.of(),
        model);
  }

  @PostMapping("/projekt/{project}/deltagare/{nr}/flytta")
  ModelAndView move(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String workplace,
      @RequestParam(defaultValue = "") String group,
      @RequestParam(defaultValue = "") String from,
      Model model) {
    Sight sight = gate.see(Query.PEOPLE, project);
    Optional<OrganisationId> organisation =
        workplace.isEmpty()
            ? Optional.empty()
            : sight.programme().places().organisationOf(new WorkplaceId(workplace));
    Optional<LocalDate> day = Typed.date(from);
    FormErrors errors = FormErrors.none();
    if (organisation.isEmpty()) {
      errors.add("workplace", "participants.pick-workplace");
    }
    if (day.isEmpty()) {
      errors.add("from", "participants.fault.date");
    }
    return send(
        project,
        nr,
        "flytta",
        "change-workplace",
        errors,
        () ->
            new ChangeWorkplace(
                new PersonId(nr),
                organisation.orElseThrow(),
                new WorkplaceId(workplace),
                group.isEmpty() ? null : new GroupId(group),
                day.orElseThrow()),
        Map.of("organisation", "workplace"),
        model);
  }

  @PostMapping("/projekt/{project}/deltagare/{nr}/sluta")
  ModelAndView end(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "") String lastDay,
      Model model) {
    Optional<LocalDate> day = Typed.date(lastDay);
    FormErrors errors = FormErrors.none();
    if (organisation.isEmpty()) {
      errors.add("organisation", "participants.pick-employer");
    }
    if (day.isEmpty()) {
      errors.add("lastDay", "participants.fault.date");
    }
    return send(
        project,
        nr,
        "sluta",
        "end-employment",
        errors,
        () ->
            new EndEmployment(
                new PersonId(nr), new OrganisationId(organisation), day.orElseThrow()),
        Map.of(),
        model);
  }

  @PostMapping("/projekt/{project}/deltagare/{nr}/nummer")
  ModelAndView number(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String personalNumber,
      Model model) {
    FormErrors errors = FormErrors.none();
    if (personalNumber.isBlank()) {
      errors.add("personalNumber", "problem.field.notblank");
    }
    return send(
        project,
        nr,
        "nummer",
        "record-personal-number",
        errors,
        () -> new RecordPersonalNumber(new PersonId(nr), personalNumber.strip()),
        Map.of(),
        model);
  }

  /** The other record goes into the one whose page this is. */
  @PostMapping("/projekt/{project}/deltagare/{nr}/sla-ihop")
  ModelAndView merge(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String other,
      @RequestParam(defaultValue = "") String namesake,
      Model model) {
    Sight sight = gate.see(Query.PEOPLE, project);
    FormErrors errors = FormErrors.none();
    Optional<PersonId> found = Optional.empty();
    if (!namesake.isEmpty()) {
      found = Optional.of(new PersonId(namesake));
    } else if (other.isBlank()) {
      errors.add("other", "participants.records.say-which");
    } else {
      try {
        found = records.numbered(sight, other);
        if (found.isEmpty()) {
          errors.add("other", "participants.records.nobody");
        }
      } catch (InvalidPersonalNumberException e) {
        errors.add("other", "problem.participants." + e.code());
      }
    }
    PersonId from = found.orElse(new PersonId(nr));
    return send(
        project,
        nr,
        "sla-ihop",
        "merge-records",
        errors,
        () -> new MergeRecords(sight.project(), from, new PersonId(nr)),
        Map.of("person", "other", "into", "other"),
        model);
  }

  @PostMapping("/projekt/{project}/deltagare/{nr}/skilj-at")
  ModelAndView part(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String record,
      Model model) {
    FormErrors errors = FormErrors.none();
    if (record.isEmpty()) {
      errors.add("record", "participants.records.say-which");
    }
    return send(
        project,
        nr,
        "skilj-at",
        "part-records",
        errors,
        () -> new PartRecords(new ProjectId(project), new PersonId(record)),
        Map.of(),
        model);
  }

  private ModelAndView send(
      String project,
      String nr,
      String form,
      String name,
      FormErrors typed,
      java.util.function.Supplier<ProgrammeCommand> command,
      Map<String, String> fields,
      Model model) {
    FormErrors errors = typed;
    if (errors.isEmpty()) {
      switch (commands.send(project, name, command.get(), ids.current())) {
        case CommandSender.Sent sent -> {
          views.await(sent.position(), Forms.PATIENCE);
          return new ModelAndView(
              "redirect:/projekt/" + project + "/deltagare/" + nr + "?sparat=" + form);
        }
        case CommandSender.Refused refused -> errors = FormErrors.of(refused, fields);
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
    }
    fill(project, nr, model);
    model.addAttribute("errors", labelled(errors));
    model.addAttribute("open", form);
    model.addAttribute("receipt", null);
    return new ModelAndView("participants/person", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private FormErrors labelled(FormErrors errors) {
    return errors
        .label("givenName", words.say("participants.column.GIVEN_NAME"))
        .label("familyName", words.say("participants.column.FAMILY_NAME"))
        .label("email", words.say("participants.column.EMAIL"))
        .label("phone", words.say("participants.phone"))
        .label("workplace", words.say("participants.column.WORKPLACE"))
        .label("from", words.say("participants.moves-on"))
        .label("organisation", words.say("participants.column.ORGANISATION"))
        .label("lastDay", words.say("participants.last-day"))
        .label("personalNumber", words.say("participants.column.PERSONAL_NUMBER"))
        .label("other", words.say("participants.records.number"))
        .label("record", words.say("participants.records.which"));
  }

  private void fill(String project, String nr, Model model) {
    Sight sight = gate.see(Query.PEOPLE, project);
    PersonHours person =
        people.one(sight, nr).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (!sight.sees(person)) {
      throw new AccessDeniedException("access.denied");
    }
    PlaceNames places = new PlaceNames(sight.programme().places());
    Names.Shown name =
        java.util.Objects.requireNonNull(
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
    model.addAttribute("employments", employments(person, places));
    model.addAttribute("hours", hours(person, sight, places));
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

  private DataTable employments(PersonHours person, PlaceNames places) {
    DataTable table =
        DataTable.of(
            "anstallningar",
            words.say("participants.employments"),
            Column.text(words.say("participants.column.WORKPLACE")),
            Column.text(words.say("participants.column.GROUP")),
            Column.text(words.say("participants.from")),
            Column.text(words.say("participants.to")));
    List<Employment> all = person.employments();
    for (int i = 0; i < all.size(); i++) {
      Employment employment = all.get(i);
      table.row(
          Cell.of(places.of(employment.workplace())).sub(places.of(employment.organisation())),
          Cell.of(places.of(employment.group())),
          Cell.of(fmt.date(employment.from())),
          Cell.of(until(person, all.subList(i + 1, all.size()), employment)));
    }
    return table;
  }

  private String until(PersonHours person, List<Employment> later, Employment employment) {
    @Nullable LocalDate next =
        later.stream()
            .filter(e -> e.organisation().equals(employment.organisation()))
            .map(e -> lastDay(person, employment, e))
            .findFirst()
            .orElse(person.ended().get(employment.organisation()));
    return next == null ? words.say("participants.ongoing") : fmt.date(next);
  }

  /** The day the person left, or else the day before the next place. */
  private static LocalDate lastDay(PersonHours person, Employment employment, Employment next) {
    return person.breaks().stream()
        .filter(one -> one.organisation().equals(employment.organisation()))
        .filter(one -> one.back().equals(next.from()))
        .map(Break::left)
        .findFirst()
        .orElse(next.from().minusDays(1));
  }

  private @Nullable DataTable hours(PersonHours person, Sight sight, PlaceNames places) {
    List<CountedEntry> counted = Counting.of(person, sight.programme());
    if (counted.isEmpty()) {
      return null;
    }
    DataTable table =
        DataTable.of(
            "timmar",
            words.say("participants.hours"),
            Column.text(words.say("participants.date")),
            Column.text(words.say("participants.activity")),
            words.figures("participants.time"),
            Column.text(words.say("participants.proven")),
            Column.full(words.say("participants.counts")));
    int sum = 0;
    int counts = 0;
    for (CountedEntry one : counted.reversed()) {
      PersonHours.Entry entry = one.entry();
      sum += entry.minutes();
      counts += one.certifiedMinutes();
      String kind = words.say("participants.activity." + entry.session().kind());
      String session = session(sight, entry);
      Cell activity = session == null ? Cell.of(kind) : Cell.link(kind, session);
      table.row(
          Cell.of(fmt.date(entry.date())).sub(fmt.clock(entry.start())),
          one.workplace() == null ? activity : activity.sub(places.of(one.workplace())),
          Cell.of(fmt.hoursAndMinutes((long) entry.minutes())),
          proven(entry),
          counting(sight, one));
    }
    table.sum(
        Cell.of(words.say("participants.sum")),
        Cell.empty(),
        Cell.of(fmt.hoursAndMinutes((long) sum)),
        Cell.empty(),
        Cell.of(words.say("participants.sum-counts", fmt.hoursAndMinutes((long) counts))));
    return table;
  }

  /** Where the session is shown, for those who may see it. */
  private static @Nullable String session(Sight sight, PersonHours.Entry entry) {
    String project = "/projekt/" + sight.project().value();
    return switch (entry.session().kind()) {
      case WORKPLACE_DIALOGUE -> project + "/dialog/" + entry.session().id();
      case PREPARAND_TRAINING ->
          Forms.may(sight, RecordTrainingAttendance.class)
              ? project + "/utbildning/" + entry.session().id() + "/narvaro"
              : null;
    };
  }

  /** When and how it was signed and certified. */
  private Cell proven(PersonHours.Entry entry) {
    PersonHours.Signed signed = entry.signed();
    PersonHours.Certified certified = entry.certified();
    Cell cell =
        Cell.of(
            signed == null
                ? words.say("participants.unsigned")
                : words.say(
                    "participants.signed",
                    fmt.date(fmt.day(signed.at())),
                    words.say("participants.signature." + signed.kind())));
    return cell.sub(
        certified == null
            ? words.say("participants.uncertified")
            : words.say(
                "participants.certified",
                fmt.date(fmt.day(certified.at())),
                words.say("participants.certificate." + certified.kind())));
  }

  /** Whether it counts; if not all of it does, why, and what mends that. */
  private Cell counting(Sight sight, CountedEntry one) {
    Reason reason = one.reason().orElse(null);
    if (reason == null) {
      return Cell.of(State.of(Tone.GOOD, words.say("participants.counted")));
    }
    String text = words.say("participants.reason." + reason.name());
    Cell cell =
        Cell.of(
            State.of(
                reason.waits() ? Tone.SOON : Tone.LATE,
                one.certifiedMinutes() == 0
                    ? text
                    : words.say(
                        "participants.partly",
                        fmt.hoursAndMinutes((long) one.certifiedMinutes()),
                        text)));
    String mend = words.say("steering." + reason.key() + ".mend");
    String where = mendedAt(sight, one, reason);
    return where == null ? cell.sub(mend) : cell.sub(mend, where);
  }

  private @Nullable String mendedAt(Sight sight, CountedEntry one, Reason reason) {
    return switch (reason) {
      case UNSIGNED, UNCERTIFIED, SIGNATURE_NOT_VALID, CERTIFICATE_NOT_VALID ->
          gate.look(Query.PENDING_HOURS, sight.project().value())
              .map(seen -> "/projekt/" + seen.project().value() + "/intyg")
              .orElse(null);
      case OUTSIDE_PERIOD, IN_TWO_SESSIONS, DISPUTED, ORGANISATION_NOT_JOINED ->
          session(sight, one.entry());
      case NOT_EMPLOYED, LEADER, ABOVE_PLAN, ACTIVITY_NOT_COFINANCING -> null;
    };
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
