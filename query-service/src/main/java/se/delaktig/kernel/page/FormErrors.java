package se.delaktig.kernel.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must be mended in a form, in the order in which the summary names it; the model attribute
 * {@code errors}. The fields' fragments show the same texts beside the fields.
 */
public final class FormErrors {
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> labels = new HashMap<>();

  private FormErrors() {}

  /** No errors yet. */
  public static FormErrors none() {
    return new FormErrors();
  }

  /** What the command service refused with. */
  public static FormErrors of(CommandSender.Refused refused) {
    return of(refused, Map.of());
  }

  /**
   * What the command service refused with.
   *
   * @param fields the form's field for each of the command's where they differ; several of a list's
   *     elements share one, so {@code attendances[3].minutes} is looked for as it stands, then as
   *     {@code attendances}
   */
  public static FormErrors of(CommandSender.Refused refused, Map<String, String> fields) {
    var errors = none();
    for (var problem : refused.problems()) {
      errors.problems.add(
          new Problem(
              inForm(problem.field(), fields),
              "problem." + problem.code(),
              List.copyOf(new TreeMap<>(problem.params()).values())));
    }
    return errors;
  }

  /** That no answer came: whether to press again, and what that does. */
  public static FormErrors of(CommandSender.Unknown unknown) {
    return none()
        .add(
            null,
            unknown.perhapsRecorded()
                ? "problem.command.outcome-unknown"
                : "problem.command.not-reached");
  }

  private static @Nullable String inForm(@Nullable String field, Map<String, String> fields) {
    if (field == null) {
      return null;
    }
    var whole = fields.get(field);
    if (whole != null) {
      return whole;
    }
    var start = field.split("[.\\[]", 2)[0];
    return fields.getOrDefault(start, field);
  }

  /** Says of a field that it must be filled in, unless something usable is there. */
  public FormErrors demand(String field, boolean there) {
    return there ? this : add(field, "problem.field.notnull");
  }

  /**
   * Adds one.
   *
   * @param field the form's field by its name, or nothing where no single field is wrong
   * @param key the text's key
   * @param values what is set into it, already written as people read it
   */
  public FormErrors add(@Nullable String field, String key, Object... values) {
    problems.add(new Problem(field, key, List.of(values)));
    return this;
  }

  /**
   * Names a field for the summary, where a text alone would not tell which one it is about: {@code
   * Start, kl.: Det går inte att läsa.}
   */
  public FormErrors label(String field, String label) {
    labels.put(field, label);
    return this;
  }

  /** The field's name for the summary, with its colon, or nothing. */
  public String labelOf(Problem problem) {
    var label = problem.field() == null ? null : labels.get(problem.field());
    return label == null ? "" : label + ": ";
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** All, in order. */
  public List<Problem> all() {
    return List.copyOf(problems);
  }

  /** What is wrong with one field. */
  public List<Problem> at(String field) {
    return problems.stream().filter(problem -> field.equals(problem.field())).toList();
  }

  /** Whether something is wrong with one field. */
  public boolean has(String field) {
    return problems.stream().anyMatch(problem -> field.equals(problem.field()));
  }

  /** The id of the element that a field's error leads to: its name with dashes. */
  public static String id(String field) {
    return field.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("-$", "");
  }

  /** One thing to mend. */
  public record Problem(@Nullable String field, String key, List<Object> values) {
    public Problem {
      values = List.copyOf(values);
    }

    /** Where the summary's link leads, without {@code #}. */
    public @Nullable String target() {
      return field == null ? null : id(field);
    }
  }
}
