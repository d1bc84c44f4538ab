package se.delaktig.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.hours.command.SignHours;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;

/** Participants sign: on the leader's phone at once, or on the printed report now and then. */
final class Signing {
  private static final List<LocalDate> REPORTS =
      List.of(LocalDate.of(2019, 5, 6), LocalDate.of(2019, 11, 5));
  private static final int FORGETS_ONE_OF = 60;

  private final Stage stage;
  private final Parts parts;
  private final Cast cast;
  private final @Nullable Random whoForgets;

  private Signing(Stage stage, Parts parts, Cast cast, @Nullable Random whoForgets) {
    this.stage = stage;
    this.parts = parts;
    this.cast = cast;
    this.whoForgets = whoForgets;
  }

  /** Nobody forgets to sign. */
  static Signing ofEverybody(Stage stage, Parts parts, Cast cast) {
    return new Signing(stage, parts, cast, null);
  }

  /** Now and then somebody forgets, and signs the next time. */
  static Signing ofMost(Stage stage, Parts parts, Cast cast, Random whoForgets) {
    return new Signing(stage, parts, cast, whoForgets);
  }

  void plan(Agenda agenda) {
    for (LocalDate day : REPORTS) {
      int minute = 0;
      for (Workplace workplace : cast.workplaces()) {
        agenda.at(day.atTime(8, 0).plusMinutes(minute++), () -> onPaper(workplace));
      }
    }
  }

  /** Right after a session, where that is the custom. */
  void onThePhone(Workplace workplace, SessionRef session) {
    if (workplace.habit != SignatureKind.LEADERS_PHONE) {
      return;
    }
    Predicate<Part> here =
        part -> part.session.equals(session) && part.who.circle().workplace == workplace;
    sign(workplace, workplace.leader(), SignatureKind.LEADERS_PHONE, here);
  }

  /** The printed reports of a whole workplace are ticked off. */
  private void onPaper(Workplace workplace) {
    boolean avesta = !workplace.employer.id().value().startsWith("orsa");
    sign(
        workplace,
        stage.account(avesta ? Role.PROJECT_WORKER : Role.PROJECT_LEADER),
        SignatureKind.PAPER,
        part -> true);
  }

  private void sign(
      Workplace workplace, ActorId by, SignatureKind kind, Predicate<Part> condition) {
    Map<Employee, List<Part>> unsigned =
        parts.at(workplace, condition.and(part -> !part.signed)).stream()
            .collect(
                Collectors.groupingBy(part -> part.who, LinkedHashMap::new, Collectors.toList()));
    List<List<Part>> signing =
        unsigned.values().stream()
            .filter(own -> whoForgets == null || whoForgets.nextInt(FORGETS_ONE_OF) > 0)
            .toList();
    if (kind == SignatureKind.PAPER) {
      sign(by, kind, signing.stream().flatMap(List::stream).toList());
    } else {
      signing.forEach(own -> sign(by, kind, own));
    }
  }

  private void sign(ActorId by, SignatureKind kind, List<Part> items) {
    if (items.isEmpty()) {
      return;
    }
    stage.by(
        by,
        new SignHours(
            new SignatureId(stage.id()),
            kind,
            items.stream()
                .map(part -> new HoursSigned.Item(part.session, part.who.id(), part.minutes))
                .toList()));
    items.forEach(part -> part.signed = true);
  }
}
