package se.delaktig.organisations.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.organisations.command.JoinOrganisation;
import se.delaktig.organisations.event.DialogueGroupFormed;
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
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.Sector;

/** The page of the organisations: who takes part, who is responsible and leads where. */
@Component
class OrganisationsPage {
  /** With more workplaces than this, each organisation's are folded. */
  private static final int OPEN = 20;

  private final Gate gate;
  private final People people;
  private final Names names;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  OrganisationsPage(
      Gate gate, People people, Names names, ProgrammeClock clock, Fmt fmt, Words words) {
    this.gate = gate;
    this.people = people;
    this.names = names;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /** An organisation as the page shows it. */
  record Shown(String id, String name, String facts, String size, @Nullable DataTable workplaces) {}

  void fill(String project, Model model) {
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
    List<WorkplaceAdded> inView =
        places.workplaces().values().stream().filter(w -> sight.sees(w.workplace())).toList();
    List<WorkplaceAdded> without =
        inView.stream()
            .filter(w -> places.managerOf(w.workplace(), clock.today()).isEmpty())
            .sorted(Comparator.comparing(WorkplaceAdded::name))
            .toList();
    model.addAttribute("without", without.size());
    model.addAttribute(
        "withoutManager",
        without.isEmpty() ? null : withoutManager(project, places, without, heads));
    model.addAttribute("folded", inView.size() > OPEN);
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
        words.say(
            "organisations.size",
            workplaces.size(),
            fmt.number(
                workplaces.stream().mapToLong(w -> heads.getOrDefault(w.workplace(), 0L)).sum())),
        workplaces.isEmpty() ? null : table(project, sight, places, joined, workplaces, heads));
  }

  /** Where nobody can certify the hours until a manager is appointed. */
  private DataTable withoutManager(
      String project,
      Places places,
      List<WorkplaceAdded> workplaces,
      Map<WorkplaceId, Long> heads) {
    DataTable table =
        DataTable.of(
            "utan-chef",
            words.say("organisations.without"),
            Column.text(words.say("organisations.workplace")),
            Column.text(words.say("organisations.organisation")),
            words.figures("organisations.people"));
    PlaceNames called = new PlaceNames(places);
    workplaces.forEach(one ->
        table.row(
            Cell.link(one.name(), "/projekt/" + project + "/organisationer/" + one.workplace()),
            Cell.of(called.of(one.organisation())),
            Cell.of(fmt.number(heads.getOrDefault(one.workplace(), 0L)))));
    return table;
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
            words.figures("organisations.people"));
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
}
