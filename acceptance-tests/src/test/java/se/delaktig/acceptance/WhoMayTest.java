package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.DetailField;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Matrix;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.kernel.command.ProgrammeCommand;

/**
 * Who may do and see what, laid down in a page that people read: a change of it is a change of that
 * page as well.
 */
class WhoMayTest {
  private static final Path PAGE = Path.of("../docs/access.md");
  private static final Pattern PLACE =
      Pattern.compile("^\\| `(\\w+)` \\| ([A-Z, ]+) \\| `([A-Z_]+)` \\|$", Pattern.MULTILINE);
  private static final ResourceBundle SWEDISH =
      ResourceBundle.getBundle("texts.kernel", Locale.ROOT);

  @Test
  void thePageSaysWhatTheMatrixSays() throws IOException {
    String commands =
        Matrix.commands().stream()
            .map(command -> row(command.getSimpleName(), Matrix.rolesFor(command)))
            .collect(Collectors.joining("\n"));
    String queries =
        Arrays.stream(Query.values())
            .map(query -> row(query.name(), query.roles()))
            .collect(Collectors.joining("\n"));
    Files.writeString(
        Files.createDirectories(Path.of("target")).resolve("access-tables.md"),
        commands + "\n\n" + queries + "\n");
    assertThat(Files.readString(PAGE)).contains("|---|---|\n" + commands + "\n\n");
    assertThat(Files.readString(PAGE)).contains("|---|---|\n" + queries + "\n");
  }

  @Test
  void thePageSaysWhatARightToAPartDoesNotOpen() throws IOException {
    String whole =
        Arrays.stream(Query.values())
            .filter(Query::ofWholeProject)
            .map(query -> "`" + query.name() + "`")
            .collect(Collectors.joining(", "));
    assertThat(Files.readString(PAGE).replaceAll("\\s+", " ")).contains("in the office: " + whole);
  }

  @Test
  void everyPlaceThatOpensPersonalDetailsStandsOnThePageWithItsFields() throws IOException {
    Map<String, String> opened = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("se.delaktig")) {
      String fields =
          type.getFieldAccessesFromSelf().stream()
              .filter(access -> access.getTargetOwner().isEquivalentTo(DetailField.class))
              .map(access -> access.getName())
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      if (!fields.isEmpty()
          && !type.isEquivalentTo(DetailField.class)
          && !type.getPackageName().equals(Disclosure.class.getPackageName())) {
        opened.put(type.getSimpleName(), fields);
      }
    }
    Map<String, String> written = new TreeMap<>();
    Matcher row = PLACE.matcher(Files.readString(PAGE));
    while (row.find()) {
      written.put(row.group(1), row.group(2));
      assertThat(Query.valueOf(row.group(3)).roles()).isNotEmpty();
    }
    assertThat(written).isEqualTo(opened);
  }

  @Test
  void everyCommandThereIsStandsInTheMatrix() {
    Set<String> commands =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("se.delaktig")
                .stream()
                .filter(type -> type.isAssignableTo(ProgrammeCommand.class) && !type.isInterface())
                .map(type -> type.getName())
                .collect(Collectors.toSet());
    assertThat(Matrix.commands().stream().map(Class::getName))
        .containsExactlyInAnyOrderElementsOf(commands);
  }

  private static String row(String what, Set<Role> roles) {
    return "| `%s` | %s |"
        .formatted(
            what,
            Stream.of(Role.values())
                .filter(roles::contains)
                .map(role -> SWEDISH.getString("role." + role))
                .collect(Collectors.joining(", ")));
  }
}
