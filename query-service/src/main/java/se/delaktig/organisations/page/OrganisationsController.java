package se.delaktig.organisations.page;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
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
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.Stated;
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
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.organisations.command.AppointManager;
import se.delaktig.organisations.command.AppointRepresentatives;
import se.delaktig.organisations.command.FormDialogueGroup;
import se.delaktig.organisations.command.JoinOrganisation;
import se.delaktig.organisations.command.NameCertifier;
import se.delaktig.organisations.event.CertifierNamed;
import se.delaktig.organisations.event.DialogueGroupFormed;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.page.Forms;
import se.delaktig.participants.page.Names;
import se.delaktig.participants.page.PlaceNames;
import se.delaktig.participants.view.People;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.Sector;

/** Which organisations take part, and who is responsible and leads at each workplace. */
@Controller
class OrganisationsController {
  private static final int MOST_FOUND = 40;

  private final Gate gate;
  private final People people;
  private final Names names;
  private final PersonRegister register;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  OrganisationsController(
      Gate gate,
      People people,
      Names names,
      PersonRegister register,
      CommandSender commands,
      CommandIds ids,
      Views views,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.people = people;
    this.names = names;
    this.register = register;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /** An organisation as the page shows it. */
  record Shown(String id, String name, String facts, @Nullable DataTable workplaces) {}

  @GetMapping("/projekt/{project}/organisationer")
  String organisations(@PathVariable String project, Model model) {
    fill(project, model);
    return "organisations/list";
  }

  private void fill(String project, Model model) {
    Sight sight = gate.see(Query.PEOPLE, project);
    Places places = sight.programme().places();
    Map<String, List<Shown>> groups = new TreeMap<>();
    Map<WorkplaceId, Long> heads = heads(sight);
    Set<String> inSight =
        new PlaceNames(places)
            .organisations(sight).stream().map(Choice::value).collect(Collectors.toSet());
    places.organisations().values().stream()
        .filter(joined -> inSight.contains(joined.organisation().value()))
        .sorted(Comparator.comparing(OrganisationJoined::name))
        .forEach(joined ->
            groups
                .computeIfAbsent(groupName(joined), g -> new ArrayList<>())
                .add(shown(project, sight, places, joined, heads)));
    model.addAttribute("project", project);
    model.addAttribute("groups", groups);
    model.addAttribute("count", inSight.size());
    model.addAttribute(
        "without",
        places.workplaces().keySet().stream()
            .filter(sight::sees)
            .filter(w -> places.managerOf(w, clock.today()).isEmpty())
            .count());
    model.addAttribute("today", clock.today());
    model.addAttribute("sectors", Choice.all(Sector.class, "organisations.sector", words));
    model.addAttribute("organisations", new PlaceNames(places).organisations(sight));
    model.addAttribute(
        "planned",
        sight.programme().planned().organisations().stream()
            .filter(one -> !places.organisations().containsKey(new OrganisationId(one.id())))
            .map(ProjectPlan.PlannedOrganisation::name)
            .toList());
    model.addAttribute("mayJoin", Forms.may(sight, JoinOrganisation.class));
    model.addAttribute("mayAdd", Forms.may(sight, AddWorkplace.class));
  }

  private String groupName(OrganisationJoined joined) {
    return joined.group().value() == null
        ? words.say("project.group.none")
        : fmt.stated(joined.group());
  }

  private Map<WorkplaceId, Long> heads(Sight sight) {
    return people.in(sight).stream()
        .flatMap(person -> People.current(person).values().stream())
        .collect(Collectors.groupingBy(e -> e.workplace(), Collectors.counting()));
  }

  private Shown shown(
      String project,
      Sight sight,
      Places places,
      OrganisationJoined joined,
      Map<WorkplaceId, Long> heads) {
    List<WorkplaceAdded> workplaces =
        places.workplaces().values().stream()
            .filter(w -> w.organisation().equals(joined.organisation()))
            .filter(w -> sight.sees(w.workplace()))
            .sorted(Comparator.comparing(WorkplaceAdded::name))
            .toList();
    String sector =
        joined.sector().value() == null
            ? fmt.stated(joined.sector())
            : words.say("organisations.sector." + joined.sector().value());
    String facts =
        words.say(
            "organisations.facts",
            fmt.stated(joined.number()) + assumed(joined.number()),
            sector + assumed(joined.sector()),
            fmt.date(joined.joined()),
            assumed(joined.group()));
    return new Shown(
        joined.organisation().value(),
        joined.name(),
        facts,
        workplaces.isEmpty() ? null : table(project, sight, places, joined, workplaces, heads));
  }

  private String assumed(Stated<?> stated) {
    return switch (stated.basis()) {
      case ASSUMED -> " (" + words.say("organisations.assumed") + ")";
      default -> "";
    };
  }

  private DataTable table(
      String project,
      Sight sight,
      Places places,
      OrganisationJoined joined,
      List<WorkplaceAdded> workplaces,
      Map<WorkplaceId, Long> heads) {
    DataTable table =
        DataTable.of(
            "arbetsplatser-" + joined.organisation(),
            words.say("organisations.workplaces-of", joined.name()),
            Column.text(words.say("organisations.workplace")),
            Column.text(words.say("organisations.manager")),
            Column.text(words.say("organisations.representatives")),
            Column.figure(words.say("organisations.people")));
    for (WorkplaceAdded workplace : workplaces) {
      Optional<PersonId> manager = places.managerOf(workplace.workplace(), clock.today());
      List<PersonId> leaders =
          places.representatives().getOrDefault(workplace.workplace(), List.of());
      List<PersonId> all = new ArrayList<>(leaders);
      manager.ifPresent(all::add);
      Map<PersonId, Names.Shown> written = names.of(sight.project(), all);
      String groups =
          places.groups().values().stream()
              .filter(g -> g.workplace().equals(workplace.workplace()))
              .map(DialogueGroupFormed::name)
              .sorted()
              .collect(Collectors.joining(", "));
      Cell name =
          Cell.link(
              workplace.name(),
              "/projekt/" + project + "/organisationer/" + workplace.workplace().value());
      table.row(
          groups.isEmpty() ? name : name.sub(groups),
          manager
              .map(m -> Cell.of(Objects.requireNonNull(written.get(m)).text()))
              .orElseGet(() -> Cell.of(State.of(Tone.SOON, words.say("organisations.no-manager")))),
          leaders.isEmpty()
              ? Cell.of(words.say("organisations.none"))
              : Cell.of(
                  leaders.stream()
                      .map(l -> Objects.requireNonNull(written.get(l)).text())
                      .collect(Collectors.joining(", "))),
          Cell.of(fmt.number(heads.getOrDefault(workplace.workplace(), 0L))));
    }
    return table;
  }

  @PostMapping("/projekt/{project}/organisationer/ny")
  ModelAndView join(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String group,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String sector,
      @RequestParam(defaultValue = "") String joined,
      Model model) {
    FormErrors errors = named("name", name);
    if (!number.isBlank() && !number.strip().matches("\\d{6}-\\d{4}")) {
      errors.add("number", "organisations.number-wrong");
    }
    Optional<LocalDate> day = Typed.date(joined);
    if (day.isEmpty()) {
      errors.add("joined", "participants.fault.date");
    }
    if (errors.isEmpty()) {
      errors =
          send(
              project,
              new JoinOrganisation(
                  new ProjectId(project),
                  new OrganisationId(newId("organisation")),
                  name.strip(),
                  stated(group),
                  stated(number),
                  sector.isEmpty() ? Stated.notStated() : Stated.stated(Sector.valueOf(sector)),
                  day.orElseThrow()));
    }
    return errors.isEmpty() ? back(project, "") : again(project, errors, "ny", model);
  }

  @PostMapping("/projekt/{project}/organisationer/arbetsplats")
  ModelAndView add(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "") String workplaceName,
      Model model) {
    FormErrors errors = named("workplaceName", workplaceName);
    if (organisation.isEmpty()) {
      errors.add("organisation", "participants.pick-employer");
    }
    if (errors.isEmpty()) {
      errors =
          send(
              project,
              new AddWorkplace(
                  new ProjectId(project),
                  new WorkplaceId(newId("workplace")),
                  new OrganisationId(organisation),
                  workplaceName.strip()),
              Map.of("name", "workplaceName"));
    }
    return errors.isEmpty() ? back(project, "") : again(project, errors, "arbetsplats", model);
  }

  private ModelAndView again(String project, FormErrors errors, String open, Model model) {
    fill(project, model);
    model.addAttribute("errors", errors);
    model.addAttribute("open", open);
    return new ModelAndView("organisations/list", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** Looks for people by name with {@code sokord}, posted so that no name is in an address. */
  @PostMapping("/projekt/{project}/organisationer/{workplace}/sok")
  String search(
      @PathVariable String project,
      @PathVariable String workplace,
      @RequestParam(defaultValue = "") String sokord,
      Model model) {
    fillWorkplace(project, workplace, sokord, model);
    return "organisations/workplace";
  }

  @GetMapping("/projekt/{project}/organisationer/{workplace}")
  String workplace(@PathVariable String project, @PathVariable String workplace, Model model) {
    fillWorkplace(project, workplace, "", model);
    return "organisations/workplace";
  }

  private void fillWorkplace(String project, String id, String sokord, Model model) {
    Sight sight = gate.see(Query.PEOPLE, project);
    Places places = sight.programme().places();
    WorkplaceAdded workplace = places.workplaces().get(new WorkplaceId(id));
    if (workplace == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    if (!sight.sees(workplace.workplace())) {
      throw new AccessDeniedException("access.denied");
    }
    List<PersonHours> here =
        people.in(sight).stream()
            .filter(person ->
                People.current(person).values().stream()
                    .anyMatch(e -> e.workplace().equals(workplace.workplace())))
            .toList();
    Optional<PersonId> manager = places.managerOf(workplace.workplace(), clock.today());
    List<PersonId> leaders =
        places.representatives().getOrDefault(workplace.workplace(), List.of());
    List<PersonId> choosable = new ArrayList<>(leaders);
    manager.ifPresent(choosable::add);
    found(sight, here, sokord).forEach(choosable::add);
    Map<PersonId, Names.Shown> written = names.of(sight.project(), new HashSet<>(choosable));
    List<Choice> choices =
        choosable.stream()
            .distinct()
            .map(p -> new Choice(p.value(), Objects.requireNonNull(written.get(p)).text()))
            .sorted(Comparator.comparing(Choice::text))
            .toList();
    @Nullable PersonId certifier = manager.map(places.certifiers()::get).orElse(null);
    model.addAttribute("project", project);
    model.addAttribute("workplace", workplace);
    model.addAttribute("organisationName", new PlaceNames(places).of(workplace.organisation()));
    model.addAttribute("sokord", sokord);
    model.addAttribute("many", here.size() > MOST_FOUND);
    model.addAttribute("choices", choices);
    model.addAttribute("manager", manager.map(PersonId::value).orElse(null));
    model.addAttribute(
        "managerName",
        manager.map(m -> Objects.requireNonNull(written.get(m)).text()).orElse(null));
    model.addAttribute("leaders", leaders.stream().map(PersonId::value).toList());
    model.addAttribute(
        "leaderNames",
        leaders.stream()
            .map(l -> Objects.requireNonNull(written.get(l)).text())
            .collect(Collectors.joining(", ")));
    model.addAttribute("certifier", certifier == null ? null : certifier.value());
    model.addAttribute(
        "certifierName",
        certifier == null
            ? null
            : Objects.requireNonNull(names.of(sight.project(), List.of(certifier)).get(certifier))
                .text());
    model.addAttribute(
        "groupNames",
        places.groups().values().stream()
            .filter(g -> g.workplace().equals(workplace.workplace()))
            .map(DialogueGroupFormed::name)
            .sorted()
            .toList());
    model.addAttribute("today", clock.today());
    model.addAttribute("mayManager", Forms.may(sight, AppointManager.class));
    model.addAttribute("mayLeaders", Forms.may(sight, AppointRepresentatives.class));
    model.addAttribute("mayGroup", Forms.may(sight, FormDialogueGroup.class));
    model.addAttribute("mayCertifier", Forms.may(sight, NameCertifier.class));
    model.addAttribute("peopleCount", fmt.number(here.size()));
  }

  /** The workplace's people, or whoever in sight is called so. */
  private List<PersonId> found(Sight sight, List<PersonHours> here, String sokord) {
    if (sokord.isBlank()) {
      return here.stream().map(PersonHours::person).limit(MOST_FOUND).toList();
    }
    Map<PersonId, PersonHours> inSight = new HashMap<>();
    people.in(sight).forEach(person -> inSight.put(person.person(), person));
    return register.byName(sight.project(), sokord, MOST_FOUND * 10).stream()
        .filter(inSight::containsKey)
        .limit(MOST_FOUND)
        .toList();
  }

  @PostMapping("/projekt/{project}/organisationer/{workplace}/chef")
  ModelAndView manager(
      @PathVariable String project,
      @PathVariable String workplace,
      @RequestParam(defaultValue = "") String manager,
      @RequestParam(defaultValue = "") String from,
      Model model) {
    FormErrors errors = picked("manager", manager);
    Optional<LocalDate> day = Typed.date(from);
    if (day.isEmpty()) {
      errors.add("from", "participants.fault.date");
    }
    if (errors.isEmpty()) {
      errors =
          send(
              project,
              new AppointManager(
                  new ProjectId(project),
                  new WorkplaceId(workplace),
                  new PersonId(manager),
                  day.orElseThrow()));
    }
    return after(project, workplace, errors, model);
  }

  @PostMapping("/projekt/{project}/organisationer/{workplace}/ombud")
  ModelAndView representatives(
      @PathVariable String project,
      @PathVariable String workplace,
      @RequestParam(required = false) @Nullable List<String> representatives,
      Model model) {
    FormErrors errors = FormErrors.none();
    if (representatives == null) {
      errors.add("representatives", "problem.field.notempty");
    } else {
      errors =
          send(
              project,
              new AppointRepresentatives(
                  new ProjectId(project),
                  new WorkplaceId(workplace),
                  representatives.stream().distinct().map(PersonId::new).toList()));
    }
    return after(project, workplace, errors, model);
  }

  @PostMapping("/projekt/{project}/organisationer/{workplace}/ersattare")
  ModelAndView certifier(
      @PathVariable String project,
      @PathVariable String workplace,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "") String certifier,
      @RequestParam(defaultValue = "DEPUTY") CertifierNamed.As as,
      Model model) {
    FormErrors errors = picked("certifier", certifier);
    if (errors.isEmpty()) {
      errors =
          send(
              project,
              new NameCertifier(
                  new ProjectId(project), new PersonId(of), new PersonId(certifier), as));
    }
    return after(project, workplace, errors, model);
  }

  @PostMapping("/projekt/{project}/organisationer/{workplace}/grupp")
  ModelAndView group(
      @PathVariable String project,
      @PathVariable String workplace,
      @RequestParam(defaultValue = "") String name,
      Model model) {
    FormErrors errors = named("name", name);
    if (errors.isEmpty()) {
      errors =
          send(
              project,
              new FormDialogueGroup(
                  new ProjectId(project),
                  new GroupId(newId("group")),
                  new WorkplaceId(workplace),
                  name.strip()));
    }
    return after(project, workplace, errors, model);
  }

  private ModelAndView after(String project, String workplace, FormErrors errors, Model model) {
    if (errors.isEmpty()) {
      return back(project, "/" + workplace);
    }
    fillWorkplace(project, workplace, "", model);
    model.addAttribute("errors", errors);
    return new ModelAndView(
        "organisations/workplace", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private FormErrors send(String project, ProgrammeCommand command) {
    return send(project, command, Map.of());
  }

  private FormErrors send(String project, ProgrammeCommand command, Map<String, String> fields) {
    String name = ProgrammeCommand.nameOf(command.getClass());
    return switch (commands.send(project, name, command, ids.current())) {
      case CommandSender.Sent sent -> {
        views.await(sent.position(), Forms.PATIENCE);
        yield FormErrors.none();
      }
      case CommandSender.Refused refused -> FormErrors.of(refused, fields);
      case CommandSender.Unknown unknown -> FormErrors.of(unknown);
    };
  }

  /** From the form's own id, so that a form sent twice begins one thing. */
  private String newId(String kind) {
    return UUID.nameUUIDFromBytes((kind + ids.current()).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static FormErrors named(String field, String name) {
    FormErrors errors = FormErrors.none();
    return name.isBlank() ? errors.add(field, "problem.field.notblank") : errors;
  }

  private static FormErrors picked(String field, String person) {
    FormErrors errors = FormErrors.none();
    return person.isEmpty() ? errors.add(field, "organisations.pick-person") : errors;
  }

  private static Stated<String> stated(String typed) {
    return typed.isBlank() ? Stated.notStated() : Stated.stated(typed.strip());
  }

  private static ModelAndView back(String project, String where) {
    return new ModelAndView("redirect:/projekt/" + project + "/organisationer" + where);
  }
}
