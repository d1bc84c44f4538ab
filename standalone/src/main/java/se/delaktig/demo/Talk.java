package se.delaktig.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.dialogue.command.Addition;
import se.delaktig.dialogue.command.CorrectDialogueSession;
import se.delaktig.dialogue.command.LogDialogueSession;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.hours.command.DisputeHours;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/** One dialogue session of a circle: who comes, how it is logged, and how it is put right. */
final class Talk {
  private static final int HUNDRED = 100;
  private static final int REPORTED_BELOW = 8;
  private static final int ABSENT_BELOW = 11;
  private static final int PART_BELOW = 16;
  private static final int SHORTEST_PART = 15;

  final DialogueSessionId id;
  final Circle circle;
  final LocalDate date;
  final LocalTime start;
  final int minutes;

  /** Somebody of another group who came along. */
  private final @Nullable Employee guest;

  /** A name that the leader wrote by hand. */
  private final @Nullable String stranger;

  private final MaterialId material;
  private final boolean everybodyComes;
  private final Random random;
  private final List<Employee> people = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private int revision;

  Talk(
      DialogueSessionId id,
      Circle circle,
      LocalDate date,
      LocalTime start,
      int minutes,
      @Nullable Employee guest,
      @Nullable String stranger,
      MaterialId material,
      boolean everybodyComes,
      long seed) {
    this.id = id;
    this.circle = circle;
    this.date = date;
    this.start = start;
    this.minutes = minutes;
    this.guest = guest;
    this.stranger = stranger;
    this.material = material;
    this.everybodyComes = everybodyComes;
    this.random = new Random(seed);
  }

  SessionRef ref() {
    return new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, id.value());
  }

  /** Lets its leader log it; nothing where everybody has left. */
  void log(Stage stage, Parts parts) {
    for (Employee employee : circle.members) {
      if (employee.worksOn(date)) {
        people.add(employee);
        taken.add(came(employee));
      }
    }
    if (guest != null && guest.worksOn(date) && guest.circle().workplace == circle.workplace) {
      people.add(guest);
      taken.add(new Taken(guest.id(), Presence.PRESENT, 0));
    }
    if (taken.stream().noneMatch(one -> one.presence().attended())) {
      return;
    }
    revision = 1;
    stage.by(
        circle.workplace.leader(),
        new LogDialogueSession(
            id,
            circle.workplace.id,
            circle.group,
            date,
            start,
            minutes,
            List.of(material),
            leaders(),
            List.copyOf(taken),
            stranger == null ? List.of() : List.of(new Addition(stranger, minutes)),
            List.of()));
    for (int i = 0; i < people.size(); i++) {
      parts.add(new Part(ref(), date, circle.workplace, people.get(i), minutesOf(taken.get(i))));
    }
  }

  private List<PersonId> leaders() {
    return circle.workplace.representatives().stream()
        .filter(one -> one.worksOn(date))
        .limit(1)
        .map(Employee::id)
        .toList();
  }

  private Taken came(Employee employee) {
    int luck = random.nextInt(HUNDRED);
    if (everybodyComes || people.size() == 1) {
      return new Taken(employee.id(), Presence.PRESENT, 0);
    }
    if (luck < REPORTED_BELOW) {
      return new Taken(employee.id(), Presence.REPORTED_ABSENCE, 0);
    }
    if (luck < ABSENT_BELOW) {
      return new Taken(employee.id(), Presence.ABSENT, 0);
    }
    if (luck < PART_BELOW) {
      int part = SHORTEST_PART * (1 + random.nextInt(minutes / SHORTEST_PART - 1));
      return new Taken(employee.id(), Presence.PART, part);
    }
    return new Taken(employee.id(), Presence.PRESENT, 0);
  }

  private int minutesOf(Taken one) {
    return switch (one.presence()) {
      case PRESENT -> minutes;
      case PART -> one.minutes();
      case REPORTED_ABSENCE, ABSENT -> 0;
    };
  }

  /** One of them had left earlier, or was there after all: the leader corrects it. */
  void correct(Stage stage, Parts parts) {
    if (revision == 0 || taken.size() == 1) {
      return;
    }
    int at = 1 + random.nextInt(taken.size() - 1);
    boolean was = taken.get(at).presence().attended();
    change(
        stage,
        parts,
        at,
        was ? CorrectionReason.WRONG_MINUTES : CorrectionReason.WRONG_ATTENDANCE,
        was ? Presence.PART : Presence.PRESENT);
  }

  /** Somebody says that the last one's minutes are wrong. */
  void objection(Stage stage, Parts parts, ActorId by) {
    Part last = lastPart(parts);
    if (last == null || last.minutes != minutes || last.disputed) {
      return;
    }
    boolean manager = by.equals(stage.account(Role.MANAGER));
    stage.by(
        by,
        new DisputeHours(
            last.who.id(),
            ref(),
            manager ? circle.workplace.manager().id() : last.who.id(),
            HoursDisputed.Reason.OTHER_MINUTES,
            null));
    last.disputed = true;
  }

  /** The objection was right. */
  void putRight(Stage stage, Parts parts) {
    Part last = lastPart(parts);
    if (last != null && last.disputed) {
      change(stage, parts, taken.size() - 1, CorrectionReason.OBJECTION, Presence.PART);
    }
  }

  private @Nullable Part lastPart(Parts parts) {
    return people.isEmpty()
        ? null
        : parts.of(circle.workplace, ref(), people.getLast()).orElse(null);
  }

  private void change(
      Stage stage, Parts parts, int at, CorrectionReason reason, Presence presence) {
    Employee who = people.get(at);
    Taken next = new Taken(who.id(), presence, presence == Presence.PART ? SHORTEST_PART : 0);
    Part part = parts.of(circle.workplace, ref(), who).orElseThrow();
    taken.set(at, next);
    if (minutesOf(next) == part.minutes) {
      return;
    }
    stage.by(
        circle.workplace.leader(),
        new CorrectDialogueSession(
            id,
            revision++,
            reason,
            circle.workplace.id,
            circle.group,
            date,
            start,
            minutes,
            List.of(material),
            leaders(),
            List.copyOf(taken),
            List.of()));
    part.corrected(minutesOf(next));
  }
}
