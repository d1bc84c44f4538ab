package se.delaktig.audit.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Scope;
import se.delaktig.audit.page.TrailWords.Names;
import se.delaktig.audit.view.Changed;
import se.delaktig.audit.view.Changed.Difference;
import se.delaktig.audit.view.Particular;
import se.delaktig.audit.view.TrailEntry;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;

/**
 * What events changed, in plain words: how it was and how it is now. Only what differs is told;
 * what changed alike for several is told once.
 */
@Component
class ChangeWords {
  /** Names that only hold others together, and say nothing themselves. */
  private static final Set<String> SILENT =
      Set.of("plan", "rules", "funding", "held", "employment", "lines", "sheets");

  private static final Set<String> YEARS = Set.of("financialYear");

  /** As many are named when something changed alike for several; the rest are counted. */
  private static final int NAMED = 3;

  private static final int DECIMALS = 2;

  private final TrailWords trailWords;
  private final Words words;
  private final Fmt fmt;

  ChangeWords(TrailWords trailWords, Words words, Fmt fmt) {
    this.trailWords = trailWords;
    this.words = words;
    this.fmt = fmt;
  }

  /** How it was, and how it is now. */
  record Change(String before, String after) {}

  /** What of several particulars is told at once. */
  private record Told(String label, String before, String after) {}

  /** What an event changed; empty where it changed nothing that stood. */
  Optional<Change> of(TrailEntry entry, Names names) {
    return entry.changed().flatMap(changed -> change(changed, names));
  }

  private Optional<Change> change(Changed changed, Names names) {
    Map<Told, List<String>> whose = new LinkedHashMap<>();
    for (Difference one : changed.differences()) {
      Told told =
          new Told(
              label(one.particular()),
              value(one.particular(), one.before(), names),
              value(one.particular(), one.after(), names));
      if (!told.before().equals(told.after())) {
        whose.computeIfAbsent(told, first -> new ArrayList<>()).add(of(one.particular(), names));
      }
    }
    if (whose.isEmpty()) {
      return Optional.empty();
    }
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    whose.forEach((told, several) -> {
      String label = label(told.label(), several);
      before.add(words.say("audit.changed.value", label, told.before()));
      after.add(words.say("audit.changed.value", label, told.after()));
    });
    return Optional.of(
        new Change(
            String.join("; ", before),
            changed.over() ? words.say("audit.over") : String.join("; ", after)));
  }

  private String label(Particular particular) {
    return particular.path().stream()
        .filter(name -> !SILENT.contains(name))
        .map(name -> words.say("audit.part." + name))
        .collect(Collectors.joining(", "));
  }

  private String label(String label, List<String> whose) {
    List<String> said = whose.stream().filter(one -> !one.isEmpty()).toList();
    if (said.isEmpty()) {
      return label;
    }
    String named = said.stream().limit(NAMED).collect(Collectors.joining("; "));
    String which =
        said.size() > NAMED
            ? words.say("audit.changed.more", named, fmt.number(said.size() - NAMED))
            : named;
    return label.isEmpty() ? which : words.say("audit.changed.of", label, which);
  }

  private String of(Particular particular, Names names) {
    return particular.of().stream()
        .map(one -> value("", one, names))
        .collect(Collectors.joining(", "));
  }

  private String value(Particular particular, @Nullable Object value, Names names) {
    return value(particular.path().getLast(), value, names);
  }

  private String value(String name, @Nullable Object value, Names names) {
    return switch (value) {
      case null -> fmt.missing();
      case Stated<?> stated -> stated(name, stated, names);
      case Boolean yes -> words.say(yes ? "audit.value.yes" : "audit.value.no");
      case BigDecimal number -> fmt.number(number, Math.max(DECIMALS, number.scale()));
      case Integer year when YEARS.contains(name) -> year.toString();
      case Integer minutes when name.toLowerCase(Locale.ROOT).contains("minutes") ->
          fmt.minutes(minutes);
      case Collection<?> several when several.isEmpty() -> fmt.missing();
      case Collection<?> several ->
          several.stream().map(one -> value(name, one, names)).collect(Collectors.joining(", "));
      case Scope scope -> scope(scope, names);
      default -> trailWords.written(name, value, names);
    };
  }

  private String stated(String name, Stated<?> stated, Names names) {
    String value = value(name, stated.value(), names);
    return stated.basis() == Basis.STATED
        ? value
        : words.say("audit.changed.of", value, words.say("audit.value." + stated.basis()));
  }

  private String scope(Scope scope, Names names) {
    return switch (scope.kind()) {
      case OFFICE, PROJECT -> words.say("audit.value." + scope.kind());
      case ORGANISATION_GROUP -> scope.id();
      case ORGANISATION ->
          names.places().organisations().values().stream()
              .filter(joined -> joined.organisation().value().equals(scope.id()))
              .map(OrganisationJoined::name)
              .findFirst()
              .orElse(scope.id());
      case WORKPLACE ->
          names.places().workplaces().values().stream()
              .filter(added -> added.workplace().value().equals(scope.id()))
              .map(WorkplaceAdded::name)
              .findFirst()
              .orElse(scope.id());
    };
  }
}
