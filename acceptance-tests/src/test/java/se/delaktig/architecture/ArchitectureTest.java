package se.delaktig.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.delaktig.dialogue.PlantedDependency;

/** Holds the program against its rules, and each rule against a class that breaks it. */
class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("se.delaktig");

  static Stream<Named<ArchRule>> rules() {
    return Stream.of(
        Named.of("the domain knows only itself", ArchitectureRules.THE_DOMAIN_KNOWS_ONLY_ITSELF),
        Named.of(
            "the domain asks no clock and draws no id",
            ArchitectureRules.THE_DOMAIN_ASKS_NO_CLOCK_AND_DRAWS_NO_ID),
        Named.of(
            "personal details are disclosed in one place",
            ArchitectureRules.PERSONAL_DETAILS_ARE_DISCLOSED_IN_ONE_PLACE),
        Named.of("Axon stays in its shells", ArchitectureRules.AXON_STAYS_IN_ITS_SHELLS),
        Named.of("names say what things are", ArchitectureRules.NAMES_SAY_WHAT_THINGS_ARE),
        Named.of(
            "the log knows nothing of the programme",
            ArchitectureRules.THE_LOG_KNOWS_NOTHING_OF_THE_PROGRAMME),
        Named.of(
            "the sign-in knows nothing of the programme",
            ArchitectureRules.THE_SIGN_IN_KNOWS_NOTHING_OF_THE_PROGRAMME),
        Named.of(
            "no connection follows a redirect",
            ArchitectureRules.NO_CONNECTION_FOLLOWS_A_REDIRECT));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theProgramKeepsTheRule(ArchRule rule) {
    rule.check(PROGRAM);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleFindsAClassThatBreaksIt(ArchRule rule) {
    JavaClasses planted =
        new ClassFileImporter()
            .importClasses(
                PlantedDependency.class,
                PlantedRedirect.class,
                se.delaktig.dialogue.page.PlantedReader.class,
                se.delaktig.eventstore.PlantedWordInTheLog.class,
                se.delaktig.signin.PlantedWordInTheSignIn.class,
                se.delaktig.dialogue.PlantedManager.class);
    assertThat(rule.evaluate(planted).hasViolation()).isTrue();
  }
}
