package se.delaktig.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Measures what is asked for and leaves the results in a folder. */
public final class Benchmarks {

  private Benchmarks() {}

  /** Takes the name of a measurement and options; see this module's README. */
  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      throw new IllegalArgumentException(
          "which one? append, bundle, command, formats, growth, money, names, past, replay,"
              + " stream, visibility");
    }
    List<String> all = Arrays.asList(arguments);
    Options options = Options.of(all.subList(1, all.size()));
    Results results = run(arguments[0], options);
    results.write(Path.of(options.text("results", "benchmarks/results")));
  }

  private static Results run(String name, Options options) {
    return switch (name) {
      case "append" -> new AppendBenchmark(options).run();
      case "bundle" -> new BundleBenchmark(options).run();
      case "command" -> new CommandBenchmark(options).run();
      case "formats" -> new FormatBenchmark(options).run();
      case "growth" -> new GrowthBenchmark(options).run();
      case "money" -> new MoneyBenchmark(options).run();
      case "past" -> new PastBenchmark(options).run();
      case "replay" -> new ReplayBenchmark(options).run();
      case "stream" -> new LongStreamBenchmark(options).run();
      case "visibility" -> new VisibilityBenchmark(options).run();
      case "names" -> new NameSearchBenchmark(options).run();
      default -> throw new IllegalArgumentException("there is no measurement " + name);
    };
  }
}
