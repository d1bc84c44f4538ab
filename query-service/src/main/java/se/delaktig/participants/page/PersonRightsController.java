package se.delaktig.participants.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.command.ErasePerson;
import se.delaktig.participants.command.LiftHold;
import se.delaktig.participants.command.PlaceHold;
import se.delaktig.participants.command.RecordInformation;
import se.delaktig.participants.event.HoldPlaced;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.PersonInformed;
import se.delaktig.participants.view.DataProtection;
import se.delaktig.participants.view.DataProtectionView;
import se.delaktig.participants.view.People;
import se.delaktig.personregister.InvalidPersonalNumberException;
import se.delaktig.personregister.Mentioned;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.command.DecideRetention;
import se.delaktig.project.event.RetentionDecided;
import se.delaktig.project.policy.Retention;
import se.delaktig.project.view.RetentionView;

/**
 * What people may ask for about themselves: what they were told, everything about them, a hold, and
 * to be erased; and how long the project must keep it all.
 */
@Controller
class PersonRightsController {
  private final Gate gate;
  private final People people;
  private final PersonRegister register;
  private final Extracts extracts;
  private final ExtractPdf pdf;
  private final Names names;
  private final Views views;
  private final DataProtectionView protections;
  private final RetentionView retention;
  private final CommandSender commands;
  private final CommandIds ids;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  PersonRightsController(
      Gate gate,
      People people,
      PersonRegister register,
      Extracts extracts,
      ExtractPdf pdf,
      Names names,
      Views views,
      DataProtectionView protections,
      RetentionView retention,
      CommandSender commands,
      CommandIds ids,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.people = people;
    this.register = register;
    this.extracts = extracts;
    this.pdf = pdf;
    this.names = names;
    this.views = views;
    this.protections = protections;
    this.retention = retention;
    this.commands = commands;
    this.ids = ids;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  private Sight seen(String project) {
    return gate.seeWhole(Query.PERSON_RIGHTS, project);
  }

  @GetMapping("/projekt/{project}/registrerade")
  String all(@PathVariable String project, Model model) {
    fill(seen(project), model);
    return "participants/rights";
  }

  private void fill(Sight sight, Model model) {
    RetentionDecided decided = decided(sight);
    model.addAttribute("project", sight.project().value());
    model.addAttribute("kept", kept(decided));
    model.addAttribute(
        "archive",
        words.say(
            "participants.archive."
                + (decided == null ? RetentionDecided.Archive.NOT_DECIDED : decided.archive())));
    model.addAttribute("decided", decided);
    model.addAttribute("mayDecide", Forms.may(sight, DecideRetention.class));
    model.addAttribute(
        "periods",
        Choice.all(RetentionDecided.ProgrammePeriod.class, "participants.period", words));
    model.addAttribute(
        "archives", Choice.all(RetentionDecided.Archive.class, "participants.archive", words));
    model.addAttribute(
        "yesNo",
        List.of(
            new Choice("ja", words.say("participants.yes")),
            new Choice("nej", words.say("participants.no"))));
    model.addAttribute("erased", erased(sight));
  }

  private @Nullable RetentionDecided decided(Sight sight) {
    return views
        .reader(retention)
        .one(sight.project().value(), RetentionView.ONLY)
        .map(RetentionView.Decided::latest)
        .orElse(null);
  }

  private String kept(@Nullable RetentionDecided decided) {
    return switch (Retention.of(decided)) {
      case Retention.Until(LocalDate day) -> words.say("participants.kept-until", fmt.date(day));
      case Retention.NotComputable(Retention.Missing missing) ->
          words.say("participants.not-computable." + missing);
    };
  }

  private @Nullable DataTable erased(Sight sight) {
    List<DataProtection> erased =
        views.reader(protections).all(sight.project().value()).states().stream()
            .filter(one -> one.erased() != null)
            .sorted(
                Comparator.<DataProtection, Instant>comparing(one -> erasure(one).at()).reversed())
            .toList();
    if (erased.isEmpty()) {
      return null;
    }
    DataTable table =
        DataTable.of(
            "raderade",
            words.say("participants.erased.all"),
            Column.text(words.say("participants.protected.person")),
            Column.text(words.say("participants.erased.when")),
            Column.text(words.say("participants.erased.ground")));
    erased.forEach(one ->
        table.row(
            Cell.link(
                names.number(one.person()),
                "/projekt/" + sight.project() + "/registrerade/" + one.person()),
            Cell.of(fmt.moment(erasure(one).at())),
            Cell.of(words.say("participants.ground." + erasure(one).ground()))));
    return table;
  }

  private static DataProtection.Erased erasure(DataProtection one) {
    return java.util.Objects.requireNonNull(one.erased());
  }

  /** Finds somebody by number; a number stands in no address. */
  @PostMapping("/projekt/{project}/registrerade")
  ModelAndView find(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String personalNumber,
      Model model) {
    Sight sight = seen(project);
    FormErrors errors = FormErrors.none();
    Optional<PersonId> found = Optional.empty();
    try {
      found =
          register
              .find(sight.project(), PersonalNumber.parse(personalNumber, clock.today()))
              .filter(person -> people.one(sight, person.value()).isPresent());
      if (found.isEmpty()) {
        errors.add("personalNumber", "participants.rights.nobody");
      }
    } catch (InvalidPersonalNumberException e) {
      errors.add("personalNumber", "problem.participants." + e.code());
    }
    if (found.isPresent()) {
      return new ModelAndView("redirect:/projekt/" + project + "/registrerade/" + found.get());
    }
    fill(sight, model);
    model.addAttribute("errors", errors);
    return new ModelAndView("participants/rights", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @PostMapping("/projekt/{project}/registrerade/bevarande")
  ModelAndView decide(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String period,
      @RequestParam(defaultValue = "") String rakenskaper,
      @RequestParam(defaultValue = "") String miljon,
      @RequestParam(defaultValue = "") String utbetalning,
      @RequestParam(defaultValue = "false") boolean statsstod,
      @RequestParam(defaultValue = "") String arkiv,
      Model model) {
    Sight sight = seen(project);
    FormErrors errors = FormErrors.none();
    Optional<RetentionDecided.ProgrammePeriod> rules =
        one(RetentionDecided.ProgrammePeriod.class, period);
    Optional<RetentionDecided.Archive> archive = one(RetentionDecided.Archive.class, arkiv);
    if (rules.isEmpty()) {
      errors.add("period", "access.pick");
    }
    if (archive.isEmpty()) {
      errors.add("arkiv", "access.pick");
    }
    LocalDate accounts = day("rakenskaper", rakenskaper, errors);
    LocalDate lastPayment = day("utbetalning", utbetalning, errors);
    if (errors.isEmpty()) {
      errors =
          sent(
              project,
              "decide-retention",
              new DecideRetention(
                  sight.project(),
                  rules.orElseThrow(),
                  accounts,
                  miljon.isEmpty() ? null : miljon.equals("ja"),
                  lastPayment,
                  statsstod,
                  archive.orElseThrow()));
    }
    if (errors.isEmpty()) {
      return new ModelAndView("redirect:/projekt/" + project + "/registrerade");
    }
    fill(sight, model);
    model.addAttribute(
        "errors",
        errors
            .label("period", words.say("participants.period"))
            .label("arkiv", words.say("participants.archive")));
    return new ModelAndView("participants/rights", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static @Nullable LocalDate day(String field, String typed, FormErrors errors) {
    Optional<LocalDate> day = Typed.date(typed);
    if (day.isEmpty() && !typed.isBlank()) {
      errors.add(field, "participants.fault.date");
    }
    return day.orElse(null);
  }

  private static <E extends Enum<E>> Optional<E> one(Class<E> type, String typed) {
    return List.of(type.getEnumConstants()).stream()
        .filter(value -> value.name().equals(typed))
        .findFirst();
  }

  @GetMapping("/projekt/{project}/registrerade/{nr}")
  String person(@PathVariable String project, @PathVariable String nr, Model model) {
    fillOne(seen(project), nr, model);
    return "participants/rights-one";
  }

  private PersonId fillOne(Sight sight, String nr, Model model) {
    String project = sight.project().value();
    Optional<DataProtection> known = views.reader(protections).one(project, nr);
    PersonId person =
        people
            .one(sight, nr)
            .map(found -> found.person())
            .or(() -> known.filter(one -> one.erased() != null).map(DataProtection::person))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    DataProtection.Erased erased = known.map(DataProtection::erased).orElse(null);
    Names.Shown name =
        java.util.Objects.requireNonNull(names.of(sight.project(), List.of(person)).get(person));
    HoldPlaced.Reason hold = known.map(DataProtection::hold).orElse(null);
    model.addAttribute("project", project);
    model.addAttribute("nr", nr);
    model.addAttribute("name", erased == null ? name.text() : names.number(person));
    model.addAttribute("masked", erased == null && name.masked());
    model.addAttribute("erased", erased);
    model.addAttribute("receipt", erased == null ? null : receipt(erased));
    model.addAttribute("informed", informed(known.map(DataProtection::informed).orElse(List.of())));
    model.addAttribute("hold", hold == null ? null : words.say("participants.hold." + hold));
    model.addAttribute("kept", kept(decided(sight)));
    model.addAttribute("mayInform", Forms.may(sight, RecordInformation.class));
    model.addAttribute("mayHold", hold == null && Forms.may(sight, PlaceHold.class));
    model.addAttribute("mayLift", hold != null && Forms.may(sight, LiftHold.class));
    model.addAttribute("mayErase", Forms.may(sight, ErasePerson.class));
    Mentioned mentioned = register.mentioned(sight.project(), person);
    model.addAttribute("naming", words.say("participants.erase.naming", mentioned.surely()));
    model.addAttribute(
        "perhaps",
        mentioned.perhaps() == 0
            ? null
            : words.say("participants.erase.perhaps", mentioned.perhaps()));
    model.addAttribute("today", clock.today());
    model.addAttribute("whats", Choice.all(PersonInformed.What.class, "participants.told", words));
    model.addAttribute("hows", Choice.all(PersonInformed.How.class, "participants.told-by", words));
    model.addAttribute("holds", Choice.all(HoldPlaced.Reason.class, "participants.hold", words));
    return person;
  }

  /**
   * What an erasure came to.
   *
   * @param isFinal whether the master keys that opened older copies have been destroyed since
   */
  record Receipt(String when, String ground, String texts, List<String> kept, boolean isFinal) {}

  private Receipt receipt(DataProtection.Erased erased) {
    Instant retired = register.keyChanges().retired();
    boolean isFinal = retired != null && retired.isAfter(erased.at());
    return new Receipt(
        fmt.moment(erased.at()),
        words.say("participants.ground." + erased.ground()),
        words.say("participants.erased.texts", erased.texts()),
        erased.kept().stream()
            .filter(kept ->
                !isFinal || kept != se.delaktig.participants.event.PersonErased.Kept.BACKUPS)
            .map(kept -> words.say("participants.left." + kept))
            .toList(),
        isFinal);
  }

  private @Nullable DataTable informed(List<DataProtection.Informed> informed) {
    if (informed.isEmpty()) {
      return null;
    }
    DataTable table =
        DataTable.of(
            "information",
            words.say("participants.informed"),
            Column.text(words.say("participants.date")),
            Column.text(words.say("participants.told")),
            Column.text(words.say("participants.told-by")));
    informed.forEach(one ->
        table.row(
            Cell.of(fmt.date(one.date())),
            Cell.of(words.say("participants.told." + one.what())),
            Cell.of(words.say("participants.told-by." + one.how()))));
    return table;
  }

  @PostMapping("/projekt/{project}/registrerade/{nr}/information")
  ModelAndView inform(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String datum,
      @RequestParam(defaultValue = "") String vad,
      @RequestParam(defaultValue = "") String hur,
      Model model) {
    Sight sight = seen(project);
    PersonId person = fillOne(sight, nr, model);
    FormErrors errors = FormErrors.none();
    Optional<LocalDate> date = Typed.date(datum);
    Optional<PersonInformed.What> what = one(PersonInformed.What.class, vad);
    Optional<PersonInformed.How> how = one(PersonInformed.How.class, hur);
    if (date.isEmpty()) {
      errors.add("datum", "participants.fault.date");
    }
    if (what.isEmpty()) {
      errors.add("vad", "access.pick");
    }
    if (how.isEmpty()) {
      errors.add("hur", "access.pick");
    }
    if (errors.isEmpty()) {
      errors =
          sent(
              project,
              "record-information",
              new RecordInformation(
                  person, date.orElseThrow(), what.orElseThrow(), how.orElseThrow()));
    }
    return settled(sight, nr, errors, model);
  }

  @PostMapping("/projekt/{project}/registrerade/{nr}/sparr")
  ModelAndView hold(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String varfor,
      Model model) {
    Sight sight = seen(project);
    PersonId person = fillOne(sight, nr, model);
    Optional<HoldPlaced.Reason> reason = one(HoldPlaced.Reason.class, varfor);
    FormErrors errors =
        reason.isEmpty()
            ? FormErrors.none().add("varfor", "access.pick")
            : sent(project, "place-hold", new PlaceHold(person, reason.get()));
    return settled(sight, nr, errors, model);
  }

  @PostMapping("/projekt/{project}/registrerade/{nr}/hav")
  ModelAndView lift(@PathVariable String project, @PathVariable String nr, Model model) {
    Sight sight = seen(project);
    PersonId person = fillOne(sight, nr, model);
    return settled(sight, nr, sent(project, "lift-hold", new LiftHold(person)), model);
  }

  @PostMapping("/projekt/{project}/registrerade/{nr}/radera")
  ModelAndView erase(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "false") boolean saker,
      Model model) {
    Sight sight = seen(project);
    PersonId person = fillOne(sight, nr, model);
    FormErrors errors =
        saker
            ? sent(project, "erase-person", new ErasePerson(person))
            : FormErrors.none().add("saker", "participants.erase.unsure");
    return settled(sight, nr, errors, model);
  }

  private ModelAndView settled(Sight sight, String nr, FormErrors errors, Model model) {
    if (errors.isEmpty()) {
      return new ModelAndView("redirect:/projekt/" + sight.project() + "/registrerade/" + nr);
    }
    model.addAttribute(
        "errors",
        errors
            .label("vad", words.say("participants.told"))
            .label("hur", words.say("participants.told-by"))
            .label("varfor", words.say("participants.hold.why")));
    return new ModelAndView(
        "participants/rights-one", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private FormErrors sent(String project, String name, ProgrammeCommand command) {
    return switch (commands.send(project, name, command, ids.current())) {
      case CommandSender.Sent sent -> {
        views.await(sent.position(), Forms.PATIENCE);
        yield FormErrors.none();
      }
      case CommandSender.Refused refused -> FormErrors.of(refused);
      case CommandSender.Unknown unknown -> FormErrors.of(unknown);
    };
  }

  /** Everything about the person, for another program. */
  @GetMapping("/projekt/{project}/registrerade/{nr}/utdrag.json")
  void json(@PathVariable String project, @PathVariable String nr, HttpServletResponse response)
      throws IOException {
    Sight sight = seen(project);
    byte[] bytes =
        ProgrammeJson.mapper()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(extract(sight, nr))
            .getBytes(StandardCharsets.UTF_8);
    send(bytes, "application/json", "json", response);
  }

  /** The same, to read and to print. */
  @GetMapping("/projekt/{project}/registrerade/{nr}/utdrag.pdf")
  void pdf(@PathVariable String project, @PathVariable String nr, HttpServletResponse response)
      throws IOException {
    send(pdf.of(extract(seen(project), nr)), "application/pdf", "pdf", response);
  }

  private Extract extract(Sight sight, String nr) {
    return people
        .one(sight, nr)
        .flatMap(found -> extracts.of(sight, found.person()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static void send(byte[] bytes, String type, String ending, HttpServletResponse response)
      throws IOException {
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment; filename=\"utdrag." + ending + "\"");
    response.setHeader("Repr-Digest", "sha-256=:" + sha256(bytes) + ":");
    response.getOutputStream().write(bytes);
  }

  private static String sha256(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
