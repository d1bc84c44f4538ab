package se.delaktig.organisations.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.page.OutOfSight;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.command.AppointManager;
import se.delaktig.organisations.command.AppointRepresentatives;
import se.delaktig.organisations.command.FormDialogueGroup;
import se.delaktig.organisations.command.NameCertifier;
import se.delaktig.organisations.event.DialogueGroupFormed;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.page.Forms;
import se.delaktig.participants.page.Names;
import se.delaktig.participants.page.PlaceNames;
import se.delaktig.participants.view.People;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.training.view.Qualification;

/** The page of a workplace: who is responsible, who leads, and whether they are trained. */
@Component
class WorkplacePage {
  private static final int MOST_FOUND = 40;

  private final Gate gate;
  private final People people;
  private final Names names;
  private final PersonRegister register;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  WorkplacePage(
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

  /** Shows a workplace, with those to choose among who are called like a word. */
  void fill(String project, String id, String sokord, Model model) {
    Sight sight = gate.see(Query.PEOPLE, project);
    Places places = sight.programme().places();
    WorkplaceAdded workplace = places.workplaces().get(new WorkplaceId(id));
    if (workplace == null || !sight.sees(workplace.workplace())) {
      throw OutOfSight.of(sight);
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
    List<PersonId> responsible = new ArrayList<>(leaders);
    manager.filter(one -> !leaders.contains(one)).ifPresent(one -> responsible.add(0, one));
    model.addAttribute(
        "trained", responsible.isEmpty() ? null : trained(sight, responsible, manager, written));
    model.addAttribute(
        "heading",
        manager
            .map(one ->
                words.say(
                    "organisations.workplace.heading",
                    workplace.name(),
                    Objects.requireNonNull(written.get(one)).text()))
            .orElseGet(
                () -> words.say("organisations.workplace.heading-without", workplace.name())));
  }

  /** How far those who are responsible and lead have come in the preparand training. */
  private DataTable trained(
      Sight sight,
      List<PersonId> responsible,
      Optional<PersonId> manager,
      Map<PersonId, Names.Shown> written) {
    DataTable table =
        DataTable.of(
            "ansvariga",
            words.say("organisations.responsible"),
            Column.text(words.say("organisations.name-of")),
            Column.text(words.say("organisations.as")),
            Column.text(words.say("organisations.training")));
    for (PersonId person : responsible) {
      Names.Shown name = Objects.requireNonNull(written.get(person));
      Cell cell = Cell.link(name.text(), "/projekt/" + sight.project() + "/deltagare/" + person);
      table.row(
          name.masked() ? cell.asMasked() : cell,
          Cell.of(
              words.say(
                  manager.filter(person::equals).isPresent()
                      ? "organisations.manager"
                      : "organisations.representative")),
          training(sight, person));
    }
    return table;
  }

  private Cell training(Sight sight, PersonId person) {
    return people
        .one(sight, person.value())
        .map(one -> Qualification.of(one, sight.programme(), clock.today()))
        .map(one ->
            one.complete()
                ? State.of(Tone.GOOD, words.say("organisations.training.complete"))
                : State.of(
                    Tone.SOON,
                    words.say("organisations.training.left", fmt.hours((long) one.leftMinutes()))))
        .map(Cell::of)
        .orElseGet(Cell::empty);
  }

  /** The workplace's people, or whoever in sight is called so. */
  private List<PersonId> found(Sight sight, List<PersonHours> here, String sokord) {
    if (sokord.isBlank()) {
      return here.stream().map(PersonHours::person).limit(MOST_FOUND).toList();
    }
    Map<PersonId, PersonHours> inSight = new HashMap<>();
    people.in(sight).forEach(person -> inSight.put(person.person(), person));
    return register.byName(sight.project(), sokord, MOST_FOUND * 10).stream()
        .map(sight.programme().records()::whose)
        .distinct()
        .filter(inSight::containsKey)
        .limit(MOST_FOUND)
        .toList();
  }
}
