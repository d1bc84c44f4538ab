package se.delaktig.hours.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.EmploymentEnded;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.event.RecordsParted;
import se.delaktig.participants.event.Sex;
import se.delaktig.participants.event.WorkplaceChanged;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.PlanOf2017;
import se.delaktig.project.view.Programme;
import se.delaktig.training.event.PreparandTrainingCompleted;

/** What those see who see numbers only, look after look. */
class ShownPeopleTest {
  private static final LocalDate MONDAY = LocalDate.of(2019, 10, 14);
  private static final Programme PROGRAMME =
      PlanOf2017.programme("anstallda", PlanOf2017.breakEven(Rounding.MINUTES), organisations());
  private static final int HISTORIES = Boolean.getBoolean("delaktig.long") ? 400 : 12;
  private static final int ACTS = 250;
  private static final String HEADS = "people in ";

  private final ShownPeople people = new ShownPeople();
  private final Map<String, HeldSession> sessions = new TreeMap<>();
  private LocalDate today = MONDAY;
  private long position;

  @Test
  void theHoursOfATwelvePeopleSessionAreShownAtOnce() {
    staff("avesta", "gladan", 12);
    logged("s1", "gladan", 60, twelve());
    assertThat(statement().total().logged()).isEqualTo(12 * 60);
    signed("s1", 60, twelve());
    certified("s1", 60, twelve().subList(1, 12));
    assertThat(statement().total().signed()).isEqualTo(12 * 60);
    assertThat(statement().total().awaitingCertificate()).isEqualTo(60);
  }

  @Test
  void theCorrectionOfOnePersonsMinutesWaitsForFourMore() {
    staff("avesta", "gladan", 12);
    logged("s1", "gladan", 60, twelve());
    List<String> signing = twelve().subList(0, 4);
    signing.forEach(person -> signed("s1", 60, List.of(person)));
    assertThat(statement().total().signed()).isZero();
    signed("s1", 60, List.of(twelve().get(4)));
    assertThat(statement().total().signed()).isEqualTo(5 * 60);
  }

  @Test
  void thatOnePersonHadTwoRecordsWaitsForFourMore() {
    staff("avesta", "gladan", 12);
    names("gladan", new int[] {20, 21, 22, 23, 24})
        .forEach(again -> register("avesta", "gladan", again));
    List<String> all = new ArrayList<>(twelve());
    all.addAll(names("gladan", new int[] {20, 21, 22, 23, 24}));
    logged("s1", "gladan", 60, all);
    assertThat(statement().total().logged()).isEqualTo(17 * 60);
    for (int one = 0; one < 4; one++) {
      then(new RecordsMerged(new PersonId("gladan2" + one), new PersonId("gladan" + one)));
    }
    assertThat(statement().total().logged()).isEqualTo(17 * 60);
    then(new RecordsMerged(new PersonId("gladan24"), new PersonId("gladan4")));
    assertThat(statement().total().logged()).isEqualTo(12 * 60);
    assertThat(statement().people()).hasSize(12);
    for (int one = 0; one < 5; one++) {
      then(new RecordsParted(new PersonId("gladan2" + one), new PersonId("gladan" + one)));
    }
    assertThat(statement().total().logged()).isEqualTo(17 * 60);
  }

  @Test
  void aRecordThatGoesIntoAnotherMovesItsOwnWorkplaceAndNoOther() {
    staff("avesta", "gladan", 12);
    names("gladan", new int[] {20, 21, 22, 23, 24, 25, 26, 27})
        .forEach(again -> register("avesta", "gladan", again));
    assertThat(people.people()).hasSize(20);
    then(new RecordsMerged(new PersonId("gladan20"), new PersonId("gladan0")));
    assertThat(people.people()).hasSize(20);
    names("gladan", new int[] {30, 31, 32}).forEach(one -> register("avesta", "gladan", one));
    assertThat(people.people()).as("whose record it was is counted there as before").hasSize(20);
    register("avesta", "gladan", "gladan33");
    assertThat(people.people()).as("shown together with four who have come").hasSize(23);
  }

  @Test
  void aNewWorkplaceIsNotGivenAwayByTheFirstSessionThere() {
    staff("avesta", "gladan", 12);
    staff("avesta", "biblioteket", 7);
    logged("s1", "gladan", 60, twelve());
    today = MONDAY.plusDays(7);
    moves("gladan0", "biblioteket");
    assertThat(workingAt("gladan")).isEqualTo(12);
    logged(
        "s2",
        "biblioteket",
        60,
        List.of("gladan0", "biblioteket0", "biblioteket1", "biblioteket2", "biblioteket3"));
    assertThat(statement().total().logged()).as("five share its hours").isEqualTo(17 * 60);
    assertThat(workingAt("gladan")).as("one has gone from here").isEqualTo(12);
    assertThat(workingAt("biblioteket")).as("five of seven, as before").isEqualTo(5);
    for (int one = 1; one < 5; one++) {
      moves("gladan" + one, "biblioteket");
    }
    assertThat(workingAt("gladan")).isEqualTo(7);
    assertThat(workingAt("biblioteket"))
        .as("the two who are new wait, since nobody else comes to the organisation")
        .isEqualTo(10);
  }

  @Test
  void whoIsNewIsCountedWithTheFirstHoursThatAreShown() {
    staff("avesta", "gladan", 12);
    assertThat(workingAt("gladan")).as("twice five; two wait for three more").isEqualTo(10);
    logged("s1", "gladan", 60, twelve());
    assertThat(workingAt("gladan")).isEqualTo(12);
  }

  private long workingAt(String workplace) {
    return statement().people().stream()
        .flatMap(person -> person.latestEmployment().stream())
        .filter(at -> at.workplace().value().equals(workplace))
        .count();
  }

  private void moves(String person, String workplace) {
    then(
        new WorkplaceChanged(
            new PersonId(person),
            new Employment(
                new OrganisationId(organisationOf(workplace)),
                new WorkplaceId(workplace),
                null,
                today)));
  }

  @Test
  void thoseWhoCorrectInDifferentMonthsDoNotMakeUpFive() {
    staff("avesta", "gladan", 12);
    logged("s1", "gladan", 60, twelve());
    today = MONDAY.plusMonths(1);
    logged("s2", "gladan", 60, twelve());
    twelve().subList(0, 4).forEach(person -> signed("s1", 60, List.of(person)));
    twelve().subList(4, 8).forEach(person -> signed("s2", 60, List.of(person)));
    assertThat(statement().total().signed()).isZero();
  }

  @Test
  void smallWorkplacesAreJoinedAndStaySoWhenOneGrows() {
    staff("avesta", "gladan", 12);
    staff("avesta", "liten", 3);
    staff("avesta", "minst", 2);
    logged("s1", "gladan", 60, twelve());
    logged("s2", "liten", 60, names("liten", 3));
    assertThat(statement().total().logged()).isEqualTo(12 * 60);
    logged("s3", "minst", 60, names("minst", 2));
    assertThat(statement().total().logged()).isEqualTo(17 * 60);
    register("avesta", "liten", "ny1");
    register("avesta", "liten", "ny2");
    logged("s4", "liten", 60, List.of("liten0", "liten1", "liten2", "ny1", "ny2"));
    assertThat(statement().workplacesWithoutSmall())
        .extracting(Split.Row::keys)
        .containsExactly(List.of("gladan"), List.of("liten", "minst"));
  }

  @Test
  void sexAndAgeStandAsAtTheEndOfTheMonthAndAddUpWithWhatCameSince() {
    staff("avesta", "gladan", 12);
    logged("s1", "gladan", 60, twelve());
    assertThat(people.atMonthsEnd(Trait.SEX).until()).isNull();
    today = LocalDate.of(2019, 11, 4);
    logged("s2", "gladan", 30, twelve());
    assertThat(people.atMonthsEnd(Trait.SEX).until()).isEqualTo(LocalDate.of(2019, 10, 31));
    Parted<Sex> parted = bySex();
    assertThat(parted.rows()).extracting(row -> Sums.of(row.entries()).logged()).contains(6 * 60);
    assertThat(Objects.requireNonNull(parted.since()).logged()).isEqualTo(12 * 30);
    assertThat(sum(parted)).isEqualTo(statement().total().logged());
  }

  @Test
  void aMonthThatMovesFewOfOneSexIsPassedOver() {
    staff("avesta", "gladan", 12);
    logged("s1", "gladan", 60, twelve());
    today = LocalDate.of(2019, 11, 4);
    // Five women and two men.
    logged("s2", "gladan", 30, names("gladan", new int[] {0, 2, 4, 6, 8, 1, 3}));
    today = LocalDate.of(2019, 12, 2);
    logged("s3", "gladan", 45, twelve());
    assertThat(people.atMonthsEnd(Trait.SEX).until()).isEqualTo(LocalDate.of(2019, 10, 31));
    people.until(LocalDate.of(2020, 1, 1));
    assertThat(people.atMonthsEnd(Trait.SEX).until()).isEqualTo(LocalDate.of(2019, 12, 31));
  }

  /** The property that all of it is for. */
  @Test
  void noRowIsEverMovedByFewerThanFivePeople() {
    int moves = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      moves += new ShownPeopleTest().live(new Random(seed));
    }
    assertThat(moves).as("rows that moved at all").isGreaterThan(HISTORIES * 50);
  }

  private int live(Random random) {
    staff("avesta", "gladan", 12);
    staff("avesta", "biblioteket", 7);
    staff("avesta", "liten", 3);
    staff("avesta", "minst", 2);
    staff("orsa", "bostader", 9);
    staff("sjovik", "skolan", 4);
    int moves = 0;
    Map<String, Map<PersonId, List<Object>>> before = rows();
    Map<String, Map<PersonId, List<Object>>> sexes = bySexRows();
    for (int act = 0; act < ACTS; act++) {
      act(random, act);
      Map<String, Map<PersonId, List<Object>>> now = rows();
      moves += moved(before, now);
      before = now;
      Map<String, Map<PersonId, List<Object>>> sexesNow = bySexRows();
      moved(sexes, sexesNow);
      sexes = sexesNow;
      HoursStatement statement = statement();
      int total = statement.total().logged();
      assertThat(logged(statement.organisationsWithoutSmall())).isEqualTo(total);
      assertThat(logged(statement.workplacesWithoutSmall())).isEqualTo(total);
      assertThat(logged(statement.byMonth().rows())).isEqualTo(total);
      assertThat(sum(bySex())).isEqualTo(total);
    }
    return moves;
  }

  /**
   * Once a place is shown by itself it stays so, and once it is shown only with others as well: a
   * part of any figure that came or went would be seen in what the joined part gains or loses.
   */
  @Test
  void noPlaceEverStepsInOrOutOfAJoinedRow() {
    int joined = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      joined += new ShownPeopleTest().stays(new Random(seed));
    }
    assertThat(joined).as("histories in which anything was joined").isEqualTo(HISTORIES);
  }

  private int stays(Random random) {
    staff("avesta", "gladan", 12);
    staff("orsa", "bostader", 9);
    staff("sjovik", "skolan", 4);
    staff("norr", "kontoret", 3);
    logged("first", "skolan", 60, names("skolan", 4));
    logged("second", "kontoret", 60, names("kontoret", 3));
    Map<String, String> parts = new HashMap<>();
    for (int act = 0; act < ACTS; act++) {
      act(random, act);
      HoursStatement statement = statement();
      for (CountedEntry one : statement.entries()) {
        String part = statement.part(one, CountedEntry::organisationKey);
        assertThat(parts.putIfAbsent(one.organisationKey(), part)).isIn(null, part);
        assertThat(statement.toJoin(List.of(one))).isNull();
      }
    }
    return parts.containsValue(Figure.JOINED) ? 1 : 0;
  }

  private static int moved(
      Map<String, Map<PersonId, List<Object>>> before,
      Map<String, Map<PersonId, List<Object>>> now) {
    int moves = 0;
    Set<PersonId> counted = counted(before);
    Set<String> rows = new HashSet<>(before.keySet());
    rows.addAll(now.keySet());
    for (String row : rows) {
      Map<PersonId, List<Object>> then = before.getOrDefault(row, Map.of());
      Map<PersonId, List<Object>> next = now.getOrDefault(row, Map.of());
      Set<PersonId> moved = new HashSet<>(then.keySet());
      moved.addAll(next.keySet());
      moved.removeIf(person ->
          then.getOrDefault(person, List.of()).equals(next.getOrDefault(person, List.of())));
      boolean onlyNew = row.startsWith(HEADS) && Collections.disjoint(moved, counted);
      if (!moved.isEmpty() && !onlyNew) {
        assertThat(moved).as(row).hasSizeGreaterThanOrEqualTo(SmallGroups.FEWEST);
        moves++;
      }
    }
    return moves;
  }

  /** Everyone who is counted somewhere. */
  private static Set<PersonId> counted(Map<String, Map<PersonId, List<Object>>> rows) {
    return rows.entrySet().stream()
        .filter(row -> row.getKey().startsWith(HEADS))
        .flatMap(row -> row.getValue().keySet().stream())
        .collect(Collectors.toSet());
  }

  private void act(Random random, int number) {
    if (random.nextInt(12) == 0) {
      today = today.plusDays(random.nextInt(20));
    }
    List<String> workplaces =
        List.of("gladan", "biblioteket", "liten", "minst", "bostader", "skolan");
    String workplace = workplaces.get(random.nextInt(workplaces.size()));
    String session = sessions.isEmpty() ? null : some(random, List.copyOf(sessions.keySet()));
    switch (random.nextInt(9)) {
      case 0, 1 ->
          logged("s" + number, workplace, 30 + random.nextInt(60), fewOf(random, workplace));
      case 2, 3 -> {
        if (session != null) {
          HeldSession held = Objects.requireNonNull(sessions.get(session));
          signed(session, held.minutes(), fewOf(random, held.workplace().value()));
        }
      }
      case 4 -> {
        if (session != null) {
          HeldSession held = Objects.requireNonNull(sessions.get(session));
          certified(session, held.minutes(), fewOf(random, held.workplace().value()));
        }
      }
      case 5 -> {
        if (session != null) {
          corrected(random, session);
        }
      }
      case 6 -> register(organisationOf(workplace), workplace, "new" + number);
      case 7 ->
          fewOf(random, workplace)
              .forEach(person ->
                  then(new PreparandTrainingCompleted(new PersonId(person), 1_200, null)));
      default -> leavesOrMoves(random, workplace);
    }
  }

  private void corrected(Random random, String session) {
    HeldSession held = Objects.requireNonNull(sessions.get(session));
    List<Attendance> others = new ArrayList<>(held.attendances());
    Attendance one = others.remove(random.nextInt(others.size()));
    boolean removed = random.nextBoolean() && !others.isEmpty();
    if (!removed) {
      others.add(new Attendance(one.person(), Presence.PART, 1 + random.nextInt(29)));
    }
    HeldSession now =
        new HeldSession(
            held.workplace(),
            null,
            held.date(),
            held.start(),
            held.minutes(),
            List.of(),
            List.of(),
            List.copyOf(others),
            List.of(),
            List.of());
    sessions.put(session, now);
    then(
        new DialogueSessionCorrected(
            new DialogueSessionId(session),
            2,
            CorrectionReason.WRONG_MINUTES,
            now,
            removed ? List.of(one.person()) : List.of()));
  }

  private void leavesOrMoves(Random random, String workplace) {
    String organisation = organisationOf(workplace);
    String person = some(random, names("biblioteket", 7));
    then(
        random.nextBoolean()
            ? new EmploymentEnded(new PersonId(person), new OrganisationId("avesta"), today)
            : new WorkplaceChanged(
                new PersonId(person),
                new Employment(
                    new OrganisationId(organisation), new WorkplaceId(workplace), null, today)));
  }

  private static String organisationOf(String workplace) {
    return switch (workplace) {
      case "bostader" -> "orsa";
      case "skolan" -> "sjovik";
      case "kontoret" -> "norr";
      default -> "avesta";
    };
  }

  private static <T> T some(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private List<String> fewOf(Random random, String workplace) {
    int size =
        switch (workplace) {
          case "gladan" -> 12;
          case "biblioteket" -> 7;
          case "bostader" -> 9;
          case "skolan" -> 4;
          case "liten" -> 3;
          default -> 2;
        };
    List<String> all = new ArrayList<>(names(workplace, size));
    Collections.shuffle(all, random);
    return List.copyOf(all.subList(0, 1 + random.nextInt(size)));
  }

  private static Places organisations() {
    Places places = Places.none();
    for (String id : List.of("avesta", "orsa", "sjovik", "norr")) {
      places =
          places.after(
              new OrganisationJoined(
                  new ProjectId("2017-00434"),
                  new OrganisationId(id),
                  id,
                  Stated.stated("Avesta"),
                  Stated.notStated(),
                  Stated.notStated(),
                  LocalDate.of(2018, 9, 1)));
    }
    return places;
  }

  /** Who is in which row with what. */
  private Map<String, Map<PersonId, List<Object>>> rows() {
    HoursStatement statement = statement();
    Map<String, Map<PersonId, List<Object>>> rows = new HashMap<>();
    put(rows, "all", statement.entries());
    statement.byMonth().rows().forEach(row -> put(rows, "month " + row.keys(), row.entries()));
    statement.byActivity().rows().forEach(row -> put(rows, "kind " + row.keys(), row.entries()));
    statement
        .organisationsWithoutSmall()
        .forEach(row -> put(rows, name("organisation", row), row.entries()));
    statement
        .workplacesWithoutSmall()
        .forEach(row -> putLogged(rows, name("workplace", row), row.entries()));
    for (PersonHours person : statement.people()) {
      if (person.completed() != null) {
        rows.computeIfAbsent(
                "trained in " + organisation(statement, person), none -> new HashMap<>())
            .put(person.person(), List.of(person.completed()));
      }
    }
    putHeads(rows, statement);
    return rows;
  }

  /** How many people work where: whoever has left nowhere. */
  private static void putHeads(
      Map<String, Map<PersonId, List<Object>>> rows, HoursStatement statement) {
    for (PersonHours person : statement.people()) {
      if (!person.leftBy(LocalDate.MAX)) {
        person
            .latestEmployment()
            .map(at -> at.workplace().value())
            .ifPresent(id -> {
              String organisation = organisation(statement, person);
              String place =
                  Objects.requireNonNull(statement.joinedPlaces()).contains(id) ? "few" : id;
              for (String row : List.of(organisation, organisation + ", " + place)) {
                rows.computeIfAbsent(HEADS + row, none -> new HashMap<>())
                    .put(person.person(), List.of(row));
              }
            });
      }
    }
  }

  private static String organisation(HoursStatement statement, PersonHours person) {
    String id = person.latestEmployment().map(at -> at.organisation().value()).orElse("");
    return Objects.requireNonNull(statement.joinedPlaces()).contains(id) ? "few" : id;
  }

  private Map<String, Map<PersonId, List<Object>>> bySexRows() {
    Map<String, Map<PersonId, List<Object>>> rows = new HashMap<>();
    bySex().rows().forEach(row -> put(rows, "sex " + row.keys(), row.entries()));
    return rows;
  }

  private static String name(String split, Split.Row<String> row) {
    return row.joined()
        ? split + " joined in " + row.entries().getFirst().organisationKey()
        : split + " " + row.keys();
  }

  private static void put(
      Map<String, Map<PersonId, List<Object>>> rows, String name, List<CountedEntry> entries) {
    Map<PersonId, List<Object>> row = rows.computeIfAbsent(name, none -> new HashMap<>());
    for (CountedEntry one : entries) {
      row.computeIfAbsent(one.person().person(), none -> new ArrayList<>())
          .add(
              List.of(
                  one.entry().session(),
                  one.entry().minutes(),
                  one.certifiedMinutes(),
                  one.entry().signed() != null,
                  one.entry().certified() != null));
    }
  }

  /** By workplace only the logged hours are shown. */
  private static void putLogged(
      Map<String, Map<PersonId, List<Object>>> rows, String name, List<CountedEntry> entries) {
    Map<PersonId, List<Object>> row = rows.computeIfAbsent(name, none -> new HashMap<>());
    for (CountedEntry one : entries) {
      row.computeIfAbsent(one.person().person(), none -> new ArrayList<>())
          .add(List.of(one.entry().session(), one.entry().minutes()));
    }
  }

  private HoursStatement statement() {
    return HoursStatement.of(PROGRAMME, people.people(), people.inHours(), position, today)
        .joining(people.joinedPlaces());
  }

  private Parted<Sex> bySex() {
    var then = people.atMonthsEnd(Trait.SEX);
    return Parted.until(
        then.until(),
        HoursStatement.of(PROGRAMME, then.people().values(), position, today)
            .bySex()
            .rowsWithoutSmall(),
        statement().total());
  }

  private static int sum(Parted<Sex> parted) {
    return logged(parted.rows()) + Objects.requireNonNull(parted.since()).logged();
  }

  private static <K> int logged(List<Split.Row<K>> rows) {
    return rows.stream().mapToInt(row -> Sums.of(row.entries()).logged()).sum();
  }

  private static List<String> twelve() {
    return names("gladan", 12);
  }

  private static List<String> names(String workplace, int count) {
    return names(workplace, IntStream.range(0, count).toArray());
  }

  private static List<String> names(String workplace, int[] which) {
    return IntStream.of(which).mapToObj(one -> workplace + one).toList();
  }

  private void staff(String organisation, String workplace, int count) {
    names(workplace, count).forEach(person -> register(organisation, workplace, person));
  }

  private void register(String organisation, String workplace, String person) {
    boolean woman = position % 2 == 0;
    then(
        new ParticipantRegistered(
            new PersonId(person),
            woman ? Sex.WOMAN : Sex.MAN,
            AgeGroup.FROM_25_TO_54,
            new Employment(
                new OrganisationId(organisation),
                new WorkplaceId(workplace),
                null,
                MONDAY.minusYears(1))));
  }

  private void logged(String session, String workplace, int minutes, List<String> who) {
    HeldSession held =
        new HeldSession(
            new WorkplaceId(workplace),
            null,
            today,
            LocalTime.of(8 + sessions.size() % 10, 0),
            minutes,
            List.of(),
            List.of(),
            who.stream()
                .map(person -> new Attendance(new PersonId(person), Presence.PRESENT, minutes))
                .toList(),
            List.of(),
            List.of());
    sessions.put(session, held);
    then(new DialogueSessionLogged(new DialogueSessionId(session), held));
  }

  private void signed(String session, int minutes, List<String> who) {
    then(
        new HoursSigned(
            new SignatureId("u" + position),
            SignatureKind.PAPER,
            who.stream()
                .map(person -> new HoursSigned.Item(ref(session), new PersonId(person), minutes))
                .toList()));
  }

  private void certified(String session, int minutes, List<String> who) {
    then(
        new HoursCertified(
            new CertificateId("c" + position),
            new PersonId("chef"),
            CertificateKind.PAPER,
            who.stream()
                .map(person -> new HoursCertified.Item(ref(session), new PersonId(person), minutes))
                .toList()));
  }

  private static SessionRef ref(String session) {
    return new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, session);
  }

  private void then(ProgrammeEvent... events) {
    Instant at = today.atTime(12, 0).toInstant(ZoneOffset.UTC);
    people.after(
        Stream.of(events)
            .map(event ->
                new RecordedEvent(
                    "2017-00434", position++, at, new ActorId("actor-1"), "PROJECT_LEADER", event))
            .toList());
  }
}
