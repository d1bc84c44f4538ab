package se.delaktig.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.Role;
import se.delaktig.dialogue.command.PlanDialogueSession;
import se.delaktig.dialogue.event.DialogueSessionId;

/** The workplaces' dialogue from autumn 2018 on: some 700 sessions. */
final class Dialogue {
  private static final LocalDate FIRST = LocalDate.of(2018, 10, 1);
  private static final LocalDate LAST = LocalDate.of(2019, 11, 15);
  private static final LocalDate BEFORE_THE_PERIOD = LocalDate.of(2018, 1, 24);
  private static final int TURNOUT_PERCENT = 87;
  private static final int CORRECTED_EVERY = 29;
  private static final int LOGGED_LATE_EVERY = 9;
  private static final int AT_ONCE_EVERY = 21;
  private static final int EARLY_EVERY = 47;
  private static final int STRANGER_EVERY = 211;
  private static final int COMING = 44;

  /** More dialogue than the plan has for anybody. */
  private static final String EAGER = "Uthyrning";

  private static final int EAGER_MINUTES = 345;
  private static final LocalDate LATEST_VISITED = LocalDate.of(2019, 11, 14);
  private static final LocalDate OBJECTED_FROM = LocalDate.of(2019, 9, 2);
  private static final LocalDate OBJECTED_UNTIL = LocalDate.of(2019, 10, 25);
  private static final int OBJECTED_EVERY = 23;

  private final Stage stage;
  private final Parts parts;
  private final Signing signing;
  private final Cast cast;
  private final Random random;
  private final List<Talk> talks = new ArrayList<>();

  Dialogue(Stage stage, Parts parts, Signing signing, Cast cast, Random random) {
    this.stage = stage;
    this.parts = parts;
    this.signing = signing;
    this.cast = cast;
    this.random = random;
  }

  void plan(Agenda agenda) {
    for (Workplace workplace : cast.workplaces()) {
      for (Circle circle : workplace.circles) {
        plan(agenda, circle);
      }
    }
    twoAtOnce(agenda);
    tooEarly(agenda);
    hold(agenda, visited(), LATEST_VISITED, LocalTime.of(13, 0), 45, null);
    objections(agenda);
    visitorsObjection(agenda);
    agenda.at(LocalDateTime.of(2019, 11, 14, 11, 0), this::coming);
  }

  private void plan(Agenda agenda, Circle circle) {
    boolean eager = circle.workplace.name.equals(EAGER);
    int goal =
        (eager ? EAGER_MINUTES : circle.workplace.employer.dialogueMinutes())
            * 100
            / TURNOUT_PERCENT;
    goal = goal * (85 + random.nextInt(31)) / 100;
    LocalDate first = firstDay(circle);
    int length = random.nextInt(3) == 0 ? 60 : 45;
    int sessions = Math.max(1, Math.round((float) goal / length));
    long days = ChronoUnit.DAYS.between(first, LAST);
    for (int i = 0; i < sessions; i++) {
      long from = days * i / sessions;
      long until = days * (i + 1) / sessions;
      LocalDate day =
          Workdays.onOrAfter(
              first.plusDays(from + random.nextInt((int) Math.max(1, until - from))));
      hold(agenda, circle, day, LocalTime.of(8 + random.nextInt(8), 0), length, null);
    }
  }

  private static LocalDate firstDay(Circle circle) {
    LocalDate joined = circle.workplace.employer.joined();
    return joined.isAfter(FIRST) ? joined.plusDays(7) : FIRST;
  }

  private void hold(
      Agenda agenda,
      Circle circle,
      LocalDate day,
      LocalTime start,
      int minutes,
      @Nullable Employee guest) {
    int number = talks.size() + 1;
    Talk talk =
        new Talk(
            new DialogueSessionId(stage.id()),
            circle,
            day,
            start,
            minutes,
            guest,
            number % STRANGER_EVERY == 0 ? Names.family(random) + ", vikarie" : null,
            Opening.library().get(number % Opening.library().size()),
            false,
            random.nextLong());
    talks.add(talk);
    LocalDate loggedOn =
        number % LOGGED_LATE_EVERY == 0
            ? Workdays.onOrAfter(day.plusDays(1 + random.nextInt(9)))
            : day;
    LocalDateTime logged = loggedOn.atTime(start).plusMinutes(minutes + 10);
    if (day.isBefore(FIRST) && day.isBefore(circle.workplace.employer.joined())) {
      logged = firstDay(circle).plusDays(3).atTime(15, 30);
    }
    agenda.at(
        logged,
        () -> {
          talk.log(stage, parts);
          signing.onThePhone(circle.workplace, talk.ref());
        });
    if (number % CORRECTED_EVERY == 0) {
      LocalDate corrected = Workdays.onOrAfter(loggedOn.plusDays(6 + random.nextInt(20)));
      agenda.at(corrected.atTime(16, 5), () -> talk.correct(stage, parts));
    }
  }

  /** Now and then somebody is ticked off in two groups that met at the same time. */
  private void twoAtOnce(Agenda agenda) {
    List<Workplace> divided =
        cast.workplaces().stream()
            .filter(workplace -> workplace.circles.size() > 1 && !workplace.behind)
            .toList();
    for (int i = 0; i < divided.size(); i += AT_ONCE_EVERY) {
      List<Circle> circles = divided.get(i).circles;
      LocalDate day = Workdays.onOrAfter(LocalDate.of(2019, 3, 4).plusDays(11L * i));
      Employee both = circles.getFirst().members.getLast();
      hold(agenda, circles.getFirst(), day, LocalTime.of(13, 0), 45, null);
      hold(agenda, circles.get(1), day, LocalTime.of(13, 15), 45, both);
    }
  }

  /** Held before the project began, or before the organisation had joined: kept, not counted. */
  private void tooEarly(Agenda agenda) {
    List<Workplace> all = cast.workplaces();
    for (int i = 5; i < all.size(); i += EARLY_EVERY) {
      hold(agenda, all.get(i).circles.getFirst(), BEFORE_THE_PERIOD, LocalTime.of(14, 0), 45, null);
    }
    all.stream()
        .filter(workplace -> workplace.employer.id().equals(Employer.LATE))
        .forEach(workplace ->
            hold(
                agenda,
                workplace.circles.getFirst(),
                workplace.employer.joined().minusDays(4),
                LocalTime.of(14, 0),
                45,
                null));
  }

  /** The group of the demonstration's own accounts. */
  private Circle visited() {
    return cast.workplaces().getFirst().circles.getFirst();
  }

  /** Some say that their minutes are wrong; every other time it has been put right. */
  private void objections(Agenda agenda) {
    List<Talk> lately =
        talks.stream()
            .filter(
                talk -> !talk.date.isBefore(OBJECTED_FROM) && talk.date.isBefore(OBJECTED_UNTIL))
            .toList();
    for (int i = 4; i < lately.size(); i += OBJECTED_EVERY) {
      Talk talk = lately.get(i);
      LocalDate day = Workdays.onOrAfter(LocalDate.of(2019, 11, 6).plusDays(i % 6));
      agenda.at(
          day.atTime(10, 35), () -> talk.objection(stage, parts, talk.circle.workplace.leader()));
      if (i / OBJECTED_EVERY % 2 == 1) {
        agenda.at(day.plusDays(1).atTime(16, 10), () -> talk.putRight(stage, parts));
      }
    }
  }

  /** The manager says so of somebody's minutes, for the process leader to put right. */
  private void visitorsObjection(Agenda agenda) {
    Talk latest =
        talks.stream()
            .filter(talk -> talk.date.equals(LATEST_VISITED) && talk.circle == visited())
            .findFirst()
            .orElseThrow();
    agenda.at(
        LATEST_VISITED.plusDays(1).atTime(8, 15),
        () -> latest.objection(stage, parts, stage.account(Role.MANAGER)));
  }

  /** What is planned for the weeks after the demonstration's clock has begun to run. */
  private void coming() {
    // One that its leader has forgotten to log, and the next one.
    plan(visited(), LocalDate.of(2019, 11, 12), Role.PROCESS_LEADER);
    plan(visited(), LocalDate.of(2019, 11, 21), Role.PROCESS_LEADER);
    List<Circle> circles = cast.circles();
    for (int i = 0; i < COMING; i++) {
      Circle circle = circles.get(1 + i * (circles.size() - 1) / COMING);
      LocalDate day = Workdays.onOrAfter(LocalDate.of(2019, 11, 19).plusDays(i % 24));
      plan(circle, day, Role.PROJECT_LEADER);
    }
  }

  private void plan(Circle circle, LocalDate day, Role by) {
    stage.by(
        by,
        new PlanDialogueSession(
            new DialogueSessionId(stage.id()),
            circle.workplace.id,
            circle.group,
            day,
            LocalTime.of(9 + day.getDayOfMonth() % 6, 0),
            60));
  }
}
