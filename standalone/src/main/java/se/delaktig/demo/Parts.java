package se.delaktig.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.delaktig.hours.event.SessionRef;

/** Everything logged so far, by workplace, in the order it was logged. */
final class Parts {
  private final Map<Workplace, List<Part>> byWorkplace = new LinkedHashMap<>();

  void add(Part part) {
    byWorkplace.computeIfAbsent(part.workplace, any -> new ArrayList<>()).add(part);
  }

  /** The parts at a workplace that were attended and fulfil a condition. */
  List<Part> at(Workplace workplace, Predicate<Part> condition) {
    return byWorkplace.getOrDefault(workplace, List.of()).stream()
        .filter(part -> part.minutes > 0)
        .filter(condition)
        .toList();
  }

  Optional<Part> of(Workplace workplace, SessionRef session, Employee who) {
    return byWorkplace.getOrDefault(workplace, List.of()).stream()
        .filter(part -> part.session.equals(session) && part.who == who)
        .findFirst();
  }

  Stream<Part> all() {
    return byWorkplace.values().stream().flatMap(List::stream).filter(part -> part.minutes > 0);
  }
}
