package se.delaktig.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.MasterKeys;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;

/**
 * How long it takes to find people by name among many, with nothing of a name readable at rest: the
 * first search, which opens everybody's details, and those that follow.
 */
final class NameSearchBenchmark {
  private static final ProjectId PROJECT = new ProjectId("large");
  private static final int KEPT_AT_ONCE = 5_000;
  private static final int FOUND_AT_MOST = 50;
  private static final double MILLION = 1_000_000.0;
  private static final String[] SYLLABLES = {
    "an", "ber", "ce", "dag", "el", "fre", "gun", "hed", "ing", "jo", "kar", "lin", "ma", "nils",
    "os", "pe", "ro", "sten", "tor", "ulf", "vik", "åk", "äng", "öst"
  };

  /** From the tax agency's list of test numbers; who has it does not matter to a search. */
  private static final PersonalNumber NUMBER =
      PersonalNumber.parse("197001239297", LocalDate.of(2019, 11, 18));

  private final Options options;
  private final long seed;
  private final int people;
  private final Duration length;
  private final int rounds;

  NameSearchBenchmark(Options options) {
    this.options = options;
    this.seed = options.number("seed", 1);
    this.people = options.number("people", 100_000);
    this.length = Duration.ofMillis(options.number("millis", 3_000));
    this.rounds = options.number("rounds", 3);
  }

  Results run() {
    String kind = options.text("server", "embedded");
    Path keys = Folders.temporary("names");
    try (MeasuredServer server = MeasuredServer.start(kind);
        MongoClient client = MongoClients.create(server.uri())) {
      PersonRegister register =
          PersonRegister.open(client.getDatabase("register"), MasterKeys.open(keys));
      List<String> names = fill(register);
      Results results = new Results("names-" + kind, "names" + options, server.description(), seed);
      PersonRegister fresh =
          PersonRegister.open(client.getDatabase("register"), MasterKeys.open(keys));
      long begun = System.nanoTime();
      fresh.byName(PROJECT, names.getFirst(), FOUND_AT_MOST);
      double first = (System.nanoTime() - begun) / MILLION;
      results.line("| search among " + people + " people | p50 ms | p99 ms | longest ms |");
      results.line("|---|---|---|---|");
      results.line(String.format(Locale.ROOT, "| the first in a process | | | %.0f |", first));
      SplittableRandom random = new SplittableRandom(seed);
      measure(results, server, "whole-name", fresh, () -> names.get(random.nextInt(people)));
      measure(
          results,
          server,
          "beginning",
          fresh,
          () -> names.get(random.nextInt(people)).substring(0, 4));
      measure(
          results,
          server,
          "within",
          fresh,
          () ->
              SYLLABLES[random.nextInt(SYLLABLES.length)]
                  + SYLLABLES[random.nextInt(SYLLABLES.length)]);
      measure(results, server, "nobody", fresh, () -> "xqzw" + random.nextInt(people));
      return results;
    } finally {
      Folders.delete(keys);
    }
  }

  private List<String> fill(PersonRegister register) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> names = new ArrayList<>(people);
    Map<PersonId, PersonDetails> some = new LinkedHashMap<>();
    for (int i = 0; i < people; i++) {
      PersonDetails details =
          new PersonDetails(name(random, 2), name(random, 3), NUMBER, null, null, false);
      names.add(details.fullName());
      some.put(new PersonId("p" + i), details);
      if (some.size() == KEPT_AT_ONCE || i == people - 1) {
        register.keepAll(PROJECT, some);
        some.clear();
      }
    }
    return names;
  }

  private static String name(SplittableRandom random, int syllables) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private interface Wanted {
    String next();
  }

  private void measure(
      Results results, MeasuredServer server, String what, PersonRegister register, Wanted wanted) {
    for (int round = 0; round <= rounds; round++) {
      Round one =
          Round.run(
              server,
              what,
              1,
              round,
              length,
              worker -> register.byName(PROJECT, wanted.next(), FOUND_AT_MOST));
      if (round > 0) {
        results.add(one);
      }
    }
    Histogram all = Measures.together(results.of(what, 1));
    results.line(
        String.format(
            Locale.ROOT,
            "| %s | %.1f | %.1f | %.1f |",
            what,
            Measures.millis(all, 50),
            Measures.millis(all, 99),
            Measures.millis(all, 100)));
  }
}
