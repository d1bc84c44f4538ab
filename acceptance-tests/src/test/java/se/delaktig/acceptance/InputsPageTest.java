package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.delaktig.access.policy.Matrix;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.Id;
import se.delaktig.kernel.event.Stated;

/**
 * The page that says what each input must look like and which must fit together is what the code
 * demands. What it should be is written to {@code target/inputs.md}.
 */
class InputsPageTest {
  private static final Path PAGE = Path.of("../docs/inputs.md");
  private static final Path MADE = Path.of("target/inputs.md");
  private static final String BEGINS = "<!-- made of the code from here on -->\n";
  private static final java.util.regex.Pattern REFUSAL =
      java.util.regex.Pattern.compile(
          "String code\\(\\) \\{\\s*return \"([a-z.-]+)\";|new UnknownThing\\(\\s*\"([a-z.-]+)\"");

  @Test
  void thePageSaysWhatTheCodeDemands() throws IOException {
    String page = Files.readString(PAGE);
    String before = page.substring(0, page.indexOf(BEGINS) + BEGINS.length());
    String made = before + made();
    Files.writeString(MADE, made);
    assertThat(page).isEqualTo(made);
  }

  private static String made() throws IOException {
    Map<String, List<Class<? extends ProgrammeCommand>>> byWord = new TreeMap<>();
    Matrix.commands()
        .forEach(command ->
            byWord.computeIfAbsent(wordOf(command), word -> new ArrayList<>()).add(command));
    Map<String, TreeSet<String>> refusals = refusals();
    StringBuilder page = new StringBuilder();
    byWord.forEach((word, commands) -> {
      page.append("\n## ").append(word).append("\n");
      commands.forEach(command -> {
        page.append("\n`").append(ProgrammeCommand.nameOf(command)).append("`\n\n");
        page.append(fields(command, ""));
      });
      page.append("\nRefused where it does not fit together, or at that time:\n\n");
      refusals
          .getOrDefault(word, new TreeSet<>())
          .forEach(code ->
              page.append("- `").append(code).append("`: ").append(said(word, code)).append("\n"));
    });
    return page.toString();
  }

  private static String wordOf(Class<?> command) {
    return command.getPackageName().split("\\.")[2];
  }

  private static String fields(Class<?> type, String indent) {
    return Arrays.stream(type.getRecordComponents())
        .map(component -> field(type, component, indent))
        .collect(Collectors.joining());
  }

  private static String field(Class<?> type, RecordComponent component, String indent) {
    AnnotatedElement declared = declared(type, component);
    List<String> said = new ArrayList<>();
    said.add(type(component.getGenericType()));
    Arrays.stream(declared.getAnnotations())
        .map(InputsPageTest::constraint)
        .filter(words -> !words.isEmpty())
        .forEach(said::add);
    if (component.getType().isPrimitive()
        || Stream.of(NotNull.class, NotBlank.class, NotEmpty.class)
            .anyMatch(declared::isAnnotationPresent)) {
      said.add("required");
    } else if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      said.add("may be left out");
    }
    Class<?> part = part(component.getGenericType());
    return "%s- `%s`: %s\n".formatted(indent, component.getName(), String.join(", ", said))
        + (part.isRecord() && !Id.class.isAssignableFrom(part) && part != Stated.class
            ? fields(part, indent + "  ")
            : "");
  }

  /** Constraints stand on a record's fields. */
  private static AnnotatedElement declared(Class<?> type, RecordComponent component) {
    try {
      return type.getDeclaredField(component.getName());
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String constraint(Annotation one) {
    return switch (one) {
      case NotBlank demanded -> "not blank";
      case NotEmpty demanded -> "not empty";
      case Email demanded -> "a mail address";
      case Positive demanded -> "above 0";
      case PositiveOrZero demanded -> "at least 0";
      case Min least -> "at least " + least.value();
      case Max most -> "at most " + most.value();
      case Pattern form -> "of the form `" + form.regexp() + "`";
      case Digits digits ->
          "up to %d digits and %d decimals".formatted(digits.integer(), digits.fraction());
      case Size size ->
          (size.min() > 0 ? "from " + size.min() + " " : "")
              + (size.max() < Integer.MAX_VALUE ? "up to " + size.max() + " long" : "long");
      default -> "";
    };
  }

  private static Class<?> part(Type type) {
    return switch (type) {
      case ParameterizedType several when several.getRawType() == Stated.class -> Stated.class;
      case ParameterizedType several -> part(several.getActualTypeArguments()[0]);
      case Class<?> plain -> plain;
      default -> throw new IllegalStateException("nothing is known of " + type);
    };
  }

  private static String type(Type type) {
    return switch (type) {
      case ParameterizedType several when several.getRawType() == Stated.class ->
          type(several.getActualTypeArguments()[0]) + " with where it comes from";
      case ParameterizedType several -> "a list, each " + type(several.getActualTypeArguments()[0]);
      case Class<?> plain when Id.class.isAssignableFrom(plain) -> "an id";
      case Class<?> plain when plain.isEnum() ->
          "one of "
              + Arrays.stream(plain.getEnumConstants())
                  .map(Object::toString)
                  .collect(Collectors.joining(", "));
      case Class<?> plain when plain.isRecord() -> "fields";
      case Class<?> plain when plain == String.class -> "text";
      case Class<?> plain when plain == LocalDate.class -> "a day";
      case Class<?> plain when plain == LocalTime.class -> "a time of day";
      case Class<?> plain when plain == BigDecimal.class -> "a number";
      case Class<?> plain when plain == boolean.class || plain == Boolean.class -> "true or false";
      case Class<?> plain when plain == int.class || plain == Integer.class -> "a whole number";
      case Class<?> plain when plain == long.class || plain == Long.class -> "a whole number";
      default -> throw new IllegalStateException("nothing is known of " + type);
    };
  }

  /** The codes that each word refuses with. */
  private static Map<String, TreeSet<String>> refusals() throws IOException {
    Map<String, TreeSet<String>> codes = new TreeMap<>();
    Path service = Path.of("../command-service/src/main/java/se/delaktig");
    try (Stream<Path> files = Files.walk(service)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        Matcher match = REFUSAL.matcher(Files.readString(file));
        while (match.find()) {
          codes
              .computeIfAbsent(service.relativize(file).getName(0).toString(), w -> new TreeSet<>())
              .add(match.group(1) == null ? match.group(2) : match.group(1));
        }
      }
    }
    return codes;
  }

  private static String said(String word, String code) {
    return Stream.of(word, "kernel")
        .map(bundle -> ResourceBundle.getBundle("texts/" + bundle + "_en", Locale.ROOT))
        .filter(texts -> texts.containsKey("problem." + code))
        .map(texts -> texts.getString("problem." + code))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no text of " + code));
  }
}
