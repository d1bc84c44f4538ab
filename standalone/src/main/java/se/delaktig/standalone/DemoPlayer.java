package se.delaktig.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.dialogue.command.AddMaterial;
import se.delaktig.dialogue.command.LogDialogueSession;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.command.SignHours;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.handling.Answer;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.organisations.command.AppointManager;
import se.delaktig.organisations.command.AppointRepresentatives;
import se.delaktig.organisations.command.JoinOrganisation;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.command.RegisterParticipant;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.command.DecideRuleSet;
import se.delaktig.project.command.PlanProject;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.signin.Account;
import se.delaktig.signin.Accounts;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Plays the demonstration project through the command desk, as its people would have done it, day
 * by day.
 */
final class DemoPlayer {
  static final ProjectId PROJECT = new ProjectId("2017-00434");

  /** Where the demonstration's clock stands when the playing is over, in Sweden. */
  private static final LocalDateTime NOW = LocalDateTime.of(2019, 11, 18, 9, 41);

  private static final long SEED = 201700434L;

  private final Office office;
  private final DemoClock clock;
  private final DemoAccounts accounts;
  private final CommandDesk desk;
  private final Random random = new Random(SEED);
  private final Map<Role, ActorId> actors = new EnumMap<>(Role.class);

  DemoPlayer(Office office, DemoClock clock, DemoAccounts accounts) {
    this.office = office;
    this.clock = clock;
    this.accounts = accounts;
    this.desk = office.fromCommands(CommandDesk.class);
  }

  /** Whether the project has been played to its end. */
  boolean played() {
    return clock.runs();
  }

  void play() throws IOException {
    at(LocalDate.of(2018, 2, 1), 8);
    openAccounts();
    setUpProject();
    WorkplaceId gladan = setUpWorkplace();
    List<PersonId> group = registerGroup(gladan);
    PersonId manager = group.getFirst();
    PersonId leader = group.get(1);
    grant(Role.PROCESS_LEADER, new Scope(Scope.Kind.WORKPLACE, gladan.value()), leader);
    grant(Role.MANAGER, new Scope(Scope.Kind.WORKPLACE, gladan.value()), manager);
    by(Role.PROJECT_LEADER, new AppointManager(PROJECT, gladan, manager, LocalDate.of(2018, 9, 1)));
    by(
        Role.PROJECT_LEADER,
        new AppointRepresentatives(PROJECT, gladan, List.of(leader, group.get(2))));
    holdDialogue(gladan, group, leader, LocalDate.of(2019, 9, 9), true);
    holdDialogue(gladan, group, leader, LocalDate.of(2019, 10, 14), false);
    clock.runOnFrom(NOW.atZone(ProgrammeClock.SWEDEN).toInstant());
  }

  private void at(LocalDate day, int hour) {
    Instant moment = day.atTime(hour, 0).atZone(ProgrammeClock.SWEDEN).toInstant();
    clock.standAt(moment);
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private Answer by(Role role, ProgrammeCommand command) {
    ActorId actor = actors.get(role);
    if (actor == null) {
      throw new IllegalStateException("no account in the role " + role);
    }
    return desk.submit(PROJECT.value(), new Caller.SignedIn(actor), command, id());
  }

  private void openAccounts() {
    Accounts signIn = office.fromSignIn(Accounts.class);
    PersonRegister register = office.fromCommands(PersonRegister.class);
    for (DemoAccounts.DemoAccount demo : accounts.all()) {
      Account account =
          signIn
              .find(demo.username())
              .orElseGet(() -> signIn.create(demo.username(), demo.displayName(), demo.password()));
      String ledger =
          demo.role() == Role.SYSTEM_ADMINISTRATOR ? CommandDesk.OFFICE : PROJECT.value();
      actors.put(demo.role(), register.actor(ledger, account.subject(), demo.displayName()));
    }
    Scope officeWide = new Scope(Scope.Kind.OFFICE, CommandDesk.OFFICE);
    desk.submit(
        CommandDesk.OFFICE,
        new Caller.Program(),
        granting(CommandDesk.OFFICE, Role.SYSTEM_ADMINISTRATOR, officeWide, null),
        id());
    Scope whole = new Scope(Scope.Kind.PROJECT, PROJECT.value());
    for (Role role :
        List.of(
            Role.PROJECT_LEADER,
            Role.ECONOMIST,
            Role.STEERING_GROUP,
            Role.EVALUATOR,
            Role.DATA_PROTECTION_OFFICER)) {
      grant(role, whole, null);
    }
    grant(Role.PROJECT_WORKER, new Scope(Scope.Kind.ORGANISATION_GROUP, "Avesta"), null);
  }

  private void grant(Role role, Scope scope, @Nullable PersonId person) {
    desk.submit(
        PROJECT.value(),
        new Caller.Program(),
        granting(PROJECT.value(), role, scope, person),
        id());
  }

  private GrantAccess granting(String ledger, Role role, Scope scope, @Nullable PersonId person) {
    ActorId actor = actors.get(role);
    if (actor == null) {
      throw new IllegalStateException("no account in the role " + role);
    }
    return new GrantAccess(
        ledger,
        new GrantId(id()),
        actor,
        role,
        scope,
        person,
        office.fromCommands(ProgrammeClock.class).today(),
        null,
        AccessGranted.Reason.APPOINTED_IN_PROJECT);
  }

  private void setUpProject() {
    ProjectPlan plan = plan();
    by(Role.PROJECT_LEADER, new PlanProject(PROJECT, plan));
    by(Role.PROJECT_LEADER, new DecideRuleSet(PROJECT, rules()));
    for (ProjectPlan.PlannedOrganisation one : plan.organisations()) {
      by(
          Role.PROJECT_LEADER,
          new JoinOrganisation(
              PROJECT,
              new OrganisationId(one.id()),
              one.name(),
              one.group(),
              one.number(),
              one.sector(),
              plan.period().from()));
    }
    by(
        Role.PROJECT_LEADER,
        new AddMaterial(
            PROJECT,
            new MaterialId("vilka-ar-vi"),
            "Vilka är vi i dag?",
            "https://example.org/vilka-ar-vi",
            List.of("icke-diskriminering")));
  }

  private static ProjectPlan plan() {
    JsonMapper json = ProgrammeJson.mapper();
    try (InputStream yaml = DemoPlayer.class.getResourceAsStream("/demo/2017-00434.yaml")) {
      return json.treeToValue(YAMLMapper.builder().build().readTree(yaml), ProjectPlan.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuleSet rules() {
    String marked = "Antaget för demon";
    return new RuleSet(
        1,
        LocalDate.of(2018, 2, 1),
        "Beslut om stöd 2017/00434",
        Stated.stated(840),
        Stated.stated(300),
        Stated.assumed(false, marked),
        new RuleSet.HourValue(
            RuleSet.HourValue.Kind.BREAK_EVEN, null, "Källan anger inget timvärde"),
        Stated.assumed(RuleSet.Rounding.MINUTES, marked),
        Stated.assumed(Set.of(SignatureKind.values()), marked),
        Stated.assumed(Set.of(CertificateKind.values()), marked),
        Stated.assumed(true, marked),
        false);
  }

  private WorkplaceId setUpWorkplace() {
    WorkplaceId gladan = new WorkplaceId("forskolan-gladan");
    by(
        Role.PROJECT_LEADER,
        new AddWorkplace(PROJECT, gladan, new OrganisationId("avesta-kommun"), "Förskolan Gladan"));
    return gladan;
  }

  private List<PersonId> registerGroup(WorkplaceId gladan) {
    List<String> names =
        List.of(
            "Marie Lindahl",
            "Samira Haddad",
            "Ali Rahimi",
            "Annika Sjölund",
            "Bodil Hedman",
            "Emil Forsgren",
            "Fatuma Abdi",
            "Gunilla Åkerlund",
            "Ivana Marković",
            "Johan Lindqvist",
            "Mariam Yousef",
            "Petra Olofsson");
    List<String> numbers = DemoNumbers.first(names.size());
    List<PersonId> people = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String[] name = names.get(i).split(" ");
      Answer answer =
          by(
              Role.PROJECT_LEADER,
              new RegisterParticipant(
                  PROJECT,
                  name[0],
                  name[1],
                  numbers.get(i),
                  name[0].toLowerCase(Locale.ROOT) + "@example.org",
                  new OrganisationId("avesta-kommun"),
                  gladan,
                  null,
                  LocalDate.of(2018, 2, 1)));
      people.add(new PersonId(Objects.requireNonNull(answer.id())));
    }
    return people;
  }

  private void holdDialogue(
      WorkplaceId workplace, List<PersonId> group, PersonId leader, LocalDate day, boolean proven) {
    at(day, 15);
    DialogueSessionId session = new DialogueSessionId(id());
    List<Taken> taken =
        group.stream().map(person -> new Taken(person, Presence.PRESENT, 0)).toList();
    by(
        Role.PROCESS_LEADER,
        new LogDialogueSession(
            session,
            workplace,
            null,
            day,
            LocalTime.of(13, 0),
            60,
            List.of(new MaterialId("vilka-ar-vi")),
            List.of(leader),
            taken,
            List.of(),
            List.of()));
    if (!proven) {
      return;
    }
    SessionRef ref = new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, session.value());
    for (PersonId person : group) {
      by(
          Role.PROCESS_LEADER,
          new SignHours(
              new SignatureId(id()),
              person,
              SignatureKind.LEADERS_PHONE,
              List.of(new HoursSigned.Item(ref, 60))));
    }
    PersonId manager = group.getFirst();
    by(
        Role.MANAGER,
        new CertifyHours(
            new CertificateId(id()),
            manager,
            CertificateKind.SIGNED_IN,
            group.stream()
                .filter(person -> !person.equals(manager))
                .map(person -> new HoursCertified.Item(ref, person, 60))
                .toList()));
  }
}
