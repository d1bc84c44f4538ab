package se.delaktig.hours.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.command.IssueLink;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.Waiting;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.CommandSender.Outcome;
import se.delaktig.kernel.page.CommandSender.Refused;
import se.delaktig.kernel.page.CommandSender.Sent;
import se.delaktig.kernel.page.CommandSender.Unknown;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.command.NameCertifier;
import se.delaktig.organisations.event.CertifierNamed;
import se.delaktig.organisations.event.ManagerAppointed;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** Which hours wait for a signature or a certificate, where, for whom and why. */
@Controller
class PendingController {
  private static final Duration WAIT = Duration.ofSeconds(2);

  /** How many days a personal link is valid. */
  private static final int DAYS = 14;

  private final Gate gate;
  private final HoursStatements statements;
  private final Views views;
  private final PeopleNames names;
  private final SessionLines lines;
  private final CommandSender commands;
  private final Fmt fmt;
  private final Words words;

  PendingController(
      Gate gate,
      Views views,
      HoursStatements statements,
      PeopleNames names,
      SessionLines lines,
      CommandSender commands,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.statements = statements;
    this.views = views;
    this.names = names;
    this.lines = lines;
    this.commands = commands;
    this.fmt = fmt;
    this.words = words;
  }

  /** What waits at one workplace. */
  record Place(
      String id,
      String name,
      String manager,
      String unsigned,
      String uncertified,
      List<Month> months,
      List<Row> rows) {}

  /**
   * What waits for one certifier of one month at a workplace.
   *
   * @param person who certifies; absent where nobody does
   * @param why why it is that one, or nobody
   */
  record Month(
      String month,
      String monthName,
      @Nullable String person,
      String certifier,
      String minutes,
      String why,
      boolean stuck,
      boolean askable) {}

  /** One person's hours of one session. */
  record Row(
      String person,
      String name,
      boolean masked,
      String when,
      String minutes,
      boolean unsigned,
      boolean uncertified,
      boolean disputed,
      boolean askable) {}

  /** Someone whose own or logged hours nobody certifies, with those who could be named. */
  record Stuck(String person, String name, List<Choice> candidates) {}

  @GetMapping("/projekt/{project}/intyg")
  String show(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String kvitto,
      Model model) {
    model.addAttribute(
        "receipt",
        kvitto == null || !Set.of("paminnelse", "intygat", "utsedd").contains(kvitto)
            ? null
            : words.say("hours.pending.receipt." + kvitto));
    return page(project, FormErrors.none(), model);
  }

  @PostMapping("/projekt/{project}/intyg/paminn")
  String remind(
      @PathVariable String project,
      @RequestParam String person,
      @RequestParam LinkIssued.Purpose syfte,
      @RequestParam(required = false) @Nullable String manad,
      @RequestParam(CommandIds.FIELD) UUID commandId,
      HttpServletResponse response,
      Model model) {
    gate.see(Query.PENDING_HOURS, project);
    return settled(
        commands.send(
            project,
            "issue-link",
            new IssueLink(
                new PersonId(person), syfte, manad == null || manad.isBlank() ? null : manad, DAYS),
            commandId),
        project,
        "paminnelse",
        response,
        model);
  }

  @PostMapping("/projekt/{project}/intyg/intyga")
  String certify(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable List<String> rad,
      @RequestParam(CommandIds.FIELD) UUID commandId,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.PENDING_HOURS, project);
    List<HoursRow> rows =
        rad == null
            ? List.of()
            : rad.stream().flatMap(field -> HoursRow.read(field).stream()).distinct().toList();
    Optional<PersonId> me = me(sight);
    if (rows.isEmpty() || me.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(project, FormErrors.none().add("rad", "hours.none-chosen"), model);
    }
    return settled(
        commands.send(
            project,
            "certify-hours",
            new CertifyHours(
                new CertificateId(commandId.toString()),
                me.get(),
                CertificateKind.SIGNED_IN,
                rows.stream().map(HoursRow::certified).toList()),
            commandId),
        project,
        "intygat",
        response,
        model);
  }

  @PostMapping("/projekt/{project}/intyg/utse")
  String name(
      @PathVariable String project,
      @RequestParam String chef,
      @RequestParam(defaultValue = "") String vem,
      @RequestParam CertifierNamed.As som,
      @RequestParam(CommandIds.FIELD) UUID commandId,
      HttpServletResponse response,
      Model model) {
    gate.see(Query.PENDING_HOURS, project);
    if (vem.isBlank()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(
          project, FormErrors.none().add("vem-" + chef, "hours.pending.pick-certifier"), model);
    }
    return settled(
        commands.send(
            project,
            "name-certifier",
            new NameCertifier(new ProjectId(project), new PersonId(chef), new PersonId(vem), som),
            commandId),
        project,
        "utsedd",
        response,
        model);
  }

  private String settled(
      Outcome outcome, String project, String receipt, HttpServletResponse response, Model model) {
    return switch (outcome) {
      case Sent sent -> {
        views.await(sent.position(), WAIT);
        yield "redirect:/projekt/" + project + "/intyg?kvitto=" + receipt;
      }
      case Refused refused -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield page(project, FormErrors.of(refused), model);
      }
      case Unknown unknown -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield page(project, FormErrors.of(unknown), model);
      }
    };
  }

  private static Optional<PersonId> me(Sight sight) {
    return sight.roles().contains(Role.MANAGER)
        ? sight.programme().grants().personOf(sight.actor())
        : Optional.empty();
  }

  private String page(String project, FormErrors errors, Model model) {
    Sight sight = gate.see(Query.PENDING_HOURS, project);
    HoursStatement statement = statements.of(sight);
    List<Waiting> waiting = Waiting.in(statement);
    Optional<PersonId> me = me(sight);
    List<Waiting> mine = waiting.stream().filter(w -> me.filter(w::isFor).isPresent()).toList();
    boolean leads = sight.roles().contains(Role.PROJECT_LEADER);
    model.addAttribute("project", project);
    model.addAttribute("errors", errors);
    model.addAttribute("leads", leads);
    model.addAttribute("asks", leads || sight.roles().contains(Role.PROJECT_WORKER));
    model.addAttribute("unsigned", fmt.hours(minutes(waiting, Waiting::unsigned)));
    model.addAttribute("uncertified", fmt.hours(minutes(waiting, Waiting::uncertified)));
    model.addAttribute("none", waiting.isEmpty());
    model.addAttribute("mine", lines.of(project, sight.programme(), mine));
    model.addAttribute("mineSum", fmt.hours(mine.stream().mapToLong(Waiting::minutes).sum()));
    model.addAttribute("places", places(project, sight, waiting));
    model.addAttribute(
        "stuck", leads ? stuck(project, sight, statement.people(), waiting) : List.<Stuck>of());
    model.addAttribute("capacities", Choice.all(CertifierNamed.As.class, "hours.as", words));
    return "hours/pending";
  }

  private static long minutes(List<Waiting> waiting, java.util.function.Predicate<Waiting> which) {
    return waiting.stream().filter(which).mapToLong(Waiting::minutes).sum();
  }

  private List<Place> places(String project, Sight sight, List<Waiting> waiting) {
    Map<String, List<Waiting>> byPlace = new LinkedHashMap<>();
    for (Waiting w : waiting) {
      WorkplaceId at = w.counted().workplace();
      if (at != null) {
        byPlace.computeIfAbsent(at.value(), id -> new ArrayList<>()).add(w);
      }
    }
    PeopleNames.Names shown = names.of(project, everyone(waiting));
    return byPlace.entrySet().stream()
        .map(e -> place(sight, new WorkplaceId(e.getKey()), e.getValue(), shown))
        .sorted(Comparator.comparing(Place::name))
        .toList();
  }

  private static Set<PersonId> everyone(List<Waiting> waiting) {
    Set<PersonId> all = new LinkedHashSet<>();
    waiting.forEach(w -> {
      all.add(w.counted().person().person());
      w.certifier().ifPresent(all::add);
      w.manager().ifPresent(all::add);
    });
    return all;
  }

  private Place place(Sight sight, WorkplaceId id, List<Waiting> part, PeopleNames.Names shown) {
    String manager =
        part.getLast()
            .manager()
            .map(who -> shown.get(who).name())
            .orElse(words.say("hours.nobody"));
    return new Place(
        id.value(),
        lines.where(sight.programme(), id),
        manager,
        fmt.hours(minutes(part, Waiting::unsigned)),
        fmt.hours(minutes(part, Waiting::uncertified)),
        months(part, shown),
        part.stream().map(w -> row(w, shown.get(w.counted().person().person()))).toList());
  }

  private List<Month> months(List<Waiting> part, PeopleNames.Names shown) {
    Map<String, List<Waiting>> groups = new TreeMap<>();
    part.stream()
        .filter(Waiting::uncertified)
        .forEach(w ->
            groups
                .computeIfAbsent(
                    w.counted().month()
                        + "|"
                        + w.certifier().map(PersonId::value).orElse("")
                        + "|"
                        + (w.disputed() ? "disputed" : w.route().name()),
                    key -> new ArrayList<>())
                .add(w));
    return groups.values().stream()
        .map(group -> {
          Waiting first = group.getFirst();
          YearMonth month = first.counted().month();
          return new Month(
              month.toString(),
              fmt.month(month),
              first.certifier().map(PersonId::value).orElse(null),
              first.certifier().map(who -> shown.get(who).name()).orElse(words.say("hours.nobody")),
              fmt.hours(group.stream().mapToLong(Waiting::minutes).sum()),
              words.say(first.disputed() ? "hours.route.disputed" : first.route().key()),
              first.route().stuck(),
              first.certifier().isPresent() && !first.disputed());
        })
        .toList();
  }

  private Row row(Waiting w, PeopleNames.Shown who) {
    return new Row(
        w.counted().person().person().value(),
        who.name(),
        who.masked(),
        fmt.shortDateWithYear(w.counted().entry().date()),
        fmt.minutes(w.minutes()),
        w.unsigned(),
        w.uncertified(),
        w.disputed(),
        w.unsigned());
  }

  private List<Stuck> stuck(
      String project, Sight sight, List<PersonHours> inSight, List<Waiting> waiting) {
    Map<PersonId, WorkplaceId> managers = new LinkedHashMap<>();
    for (Waiting w : waiting) {
      WorkplaceId at = w.counted().workplace();
      if (w.uncertified() && w.route().stuck() && w.manager().isPresent() && at != null) {
        managers.putIfAbsent(w.manager().get(), at);
      }
    }
    Map<WorkplaceId, List<PersonId>> staff = new HashMap<>();
    for (PersonHours person : inSight) {
      person
          .latestEmployment()
          .filter(at -> managers.containsValue(at.workplace()))
          .ifPresent(at ->
              staff.computeIfAbsent(at.workplace(), key -> new ArrayList<>()).add(person.person()));
    }
    Set<PersonId> appointed = new LinkedHashSet<>();
    sight.programme().places().managers().stream()
        .map(ManagerAppointed::manager)
        .forEach(appointed::add);
    Set<PersonId> named = new LinkedHashSet<>(managers.isEmpty() ? Set.of() : appointed);
    named.addAll(managers.keySet());
    staff.values().forEach(named::addAll);
    PeopleNames.Names shown = names.of(project, named);
    List<Stuck> stuck = new ArrayList<>();
    managers.forEach((manager, at) -> {
      Set<PersonId> candidates = new LinkedHashSet<>(appointed);
      candidates.addAll(staff.getOrDefault(at, List.of()));
      candidates.remove(manager);
      stuck.add(
          new Stuck(
              manager.value(),
              shown.get(manager).name(),
              candidates.stream()
                  .map(who -> new Choice(who.value(), shown.get(who).name()))
                  .sorted(Comparator.comparing(Choice::text))
                  .toList()));
    });
    return stuck;
  }
}
