package se.delaktig.audit.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.audit.view.EventFacts;
import se.delaktig.audit.view.EventFacts.Fact;
import se.delaktig.audit.view.TrailEntry;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.kernel.event.Id;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet;

/**
 * Events in plain words, pseudonymised: a person is "Person 4f3a2c", an actor "Aktör 3". The text
 * of an event is the message {@code audit.event.<stored name>}; its values are the event's, in
 * order. Free texts are left out, since they may hold names.
 */
@Component
class TrailWords {
  private static final int OF_AN_ID = 6;

  private final Words words;
  private final Fmt fmt;

  TrailWords(Words words, Fmt fmt) {
    this.words = words;
    this.fmt = fmt;
  }

  /** Names of a project's places and numbers of its actors. */
  record Names(Places places, Function<String, @Nullable Integer> actors) {}

  /** The event in a sentence. */
  String sentence(TrailEntry entry, Names names) {
    String key = "audit.event." + entry.name();
    Object[] values = values(entry.event(), names).toArray();
    return fmt.capital(
        words.has(key) ? words.say(key, values) : words.say("audit.event.unknown", entry.name()));
  }

  private List<String> values(Object event, Names names) {
    List<String> values = new ArrayList<>();
    for (Fact fact : EventFacts.of(event)) {
      boolean free = fact.name().equals("note") || fact.name().equals("evidence");
      values.add(free ? words.say("audit.free-text") : written(fact.name(), fact.value(), names));
    }
    if (event instanceof HoursSigned signed) {
      values.add(signers(signed));
    }
    return values;
  }

  /** The one who signed, or how many on a pile of papers. */
  private String signers(HoursSigned signed) {
    List<PersonId> people =
        signed.items().stream().map(HoursSigned.Item::person).distinct().toList();
    return people.size() == 1
        ? words.say("audit.person", shortened(people.getFirst()))
        : words.say("audit.people", fmt.number(people.size()));
  }

  private String session(
      LocalDate date, LocalTime start, int minutes, List<Attendance> attendances) {
    int attended = (int) attendances.stream().filter(a -> a.presence().attended()).count();
    int sum =
        attendances.stream()
            .filter(a -> a.presence().attended())
            .mapToInt(Attendance::minutes)
            .sum();
    return words.say(
        "audit.session",
        fmt.date(date),
        fmt.clock(start),
        fmt.minutes(minutes),
        attended,
        attendances.size() - attended,
        fmt.hoursAndMinutes((long) sum));
  }

  /** A value of an event in words; {@code name} is what the event calls it. */
  String written(String name, @Nullable Object value, Names names) {
    return switch (value) {
      case null -> fmt.missing();
      case PersonId person -> words.say("audit.person", shortened(person));
      case ActorId actor -> actor(names.actors().apply(actor.value()));
      case WorkplaceId workplace ->
          Optional.ofNullable(names.places().workplaces().get(workplace))
              .map(added -> added.name())
              .orElseGet(() -> shortened(workplace));
      case OrganisationId organisation ->
          Optional.ofNullable(names.places().organisations().get(organisation))
              .map(joined -> joined.name())
              .orElse(organisation.value());
      case Id id -> shortened(id);
      case Stated<?> stated -> written(name, stated.value(), names);
      case HeldSession held ->
          session(held.date(), held.start(), held.minutes(), held.attendances())
              + ", "
              + written("workplace", held.workplace(), names);
      case Employment employment ->
          words.say(
              "audit.employment",
              written("workplace", employment.workplace(), names),
              fmt.date(employment.from()));
      case SessionRef session -> words.say("audit.value." + session.kind());
      case ProjectPlan plan -> plan.number() + " " + plan.name();
      case RuleSet rules ->
          words.say("audit.rules", fmt.number(rules.version()), fmt.date(rules.validFrom()));
      case Scope scope -> words.say("audit.value." + scope.kind());
      case Role role -> words.say("role." + role.name());
      case Enum<?> one ->
          words.has("audit.value." + one.name())
              ? words.say("audit.value." + one.name())
              : one.name();
      case Boolean yes -> words.say(yes ? "audit.value.yes" : "audit.value.no");
      case LocalDate day -> fmt.date(day);
      case LocalTime time -> fmt.clock(time);
      case Instant moment -> fmt.moment(moment);
      case Integer minutes when name.equals("minutes") -> fmt.minutes(minutes);
      case BigDecimal amount -> fmt.number(amount, 2);
      case Number number -> fmt.number(number);
      case Collection<?> several -> fmt.number(several.size());
      default -> value.toString();
    };
  }

  private static String shortened(Id id) {
    String value = id.value();
    return value.length() > OF_AN_ID * 2 ? value.substring(0, OF_AN_ID) : value;
  }

  /** "Aktör 3". */
  String actor(@Nullable Integer number) {
    return number == null
        ? words.say("audit.actor.unknown")
        : words.say("audit.actor", fmt.number(number));
  }

  /** The role as it is called. */
  String role(String inLog) {
    return words.has("role." + inLog) ? words.say("role." + inLog) : inLog;
  }
}
