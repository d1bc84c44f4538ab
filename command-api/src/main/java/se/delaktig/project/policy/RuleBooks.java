package se.delaktig.project.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.project.event.FundingRules;

/**
 * The rules about money that come along, one set for each programming period of the fund. They are
 * data to begin from; what counts in a project is what the project has decided.
 */
public final class RuleBooks {
  /** The names of the sets, the oldest period first. */
  public static final List<String> NAMES = List.of("2014-2020", "2021-2027");

  private RuleBooks() {}

  /** The set of that name; empty where none comes along. */
  public static Optional<FundingRules> named(@Nullable String name) {
    return NAMES.stream().filter(one -> one.equals(name)).findFirst().map(RuleBooks::read);
  }

  private static FundingRules read(String name) {
    try (@Nullable InputStream stored =
        RuleBooks.class.getResourceAsStream("/funding/" + name + ".json")) {
      if (stored == null) {
        throw new IllegalStateException("the rules of " + name + " are missing from the program");
      }
      return ProgrammeJson.read(stored, FundingRules.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
