package se.delaktig.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import se.delaktig.personregister.PersonRegister;

/**
 * The rules that keep the programme's words apart from technology. Each says what is allowed, not
 * what is forbidden.
 */
final class ArchitectureRules {
  private static final String WORDS =
      "project|organisations|participants|training|dialogue|hours|placements|budget|claims|goals|steering|access|kernel";

  /** What has happened, what can be asked, and what may happen: the pure part of the program. */
  private static final DescribedPredicate<JavaClass> DOMAIN =
      DescribedPredicate.describe(
          "the domain",
          type ->
              type.getPackageName()
                  .matches("se\\.delaktig\\.(" + WORDS + ")(\\.(event|command|policy|clock))?"));

  private static final Set<Class<?>> CLOCKS =
      Set.of(Instant.class, LocalDate.class, LocalDateTime.class, LocalTime.class, Clock.class);

  private ArchitectureRules() {}

  /**
   * Bean Validation declares the shape of commands; Jackson writes events down, in one package of
   * the kernel.
   */
  static final ArchRule THE_DOMAIN_KNOWS_ONLY_ITSELF =
      classes()
          .that(DOMAIN)
          .and()
          .resideOutsideOfPackage("se.delaktig.kernel.event")
          .should()
          .onlyDependOnClassesThat(
              DescribedPredicate.describe(
                  "are Java's own, the domain's, or declare shape and absence",
                  type ->
                      DOMAIN.test(type)
                          || type.isPrimitive()
                          || type.isArray()
                          || type.getPackageName().startsWith("java.")
                          || type.getPackageName().startsWith("jakarta.validation")
                          || type.getPackageName().equals("org.jspecify.annotations")))
          .because("rules must be readable and testable without any framework");

  static final ArchRule THE_DOMAIN_ASKS_NO_CLOCK_AND_DRAWS_NO_ID =
      noClasses()
          .that(DOMAIN)
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "it is now() or randomUUID()", ArchitectureRules::isClockOrChance))
          .because("time and ids arrive as values, so that every decision can be repeated");

  static final ArchRule PERSONAL_DETAILS_ARE_DISCLOSED_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "se.delaktig..page", "se.delaktig..json", "se.delaktig..view", "se.delaktig..file")
          .and()
          .doNotHaveFullyQualifiedName("se.delaktig.access.view.Disclosure")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "it opens details, a free text or a name of the person register",
                  call ->
                      call.getTargetOwner().getFullName().equals(PersonRegister.class.getName())
                          && Set.of("details", "text", "actorNames").contains(call.getName())))
          .because(
              "what is disclosed is noted, and protected identities are masked, in that place");

  static final ArchRule AXON_STAYS_IN_ITS_SHELLS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "se.delaktig..handling..",
              "se.delaktig.kernel.view",
              "se.delaktig.kernel.log",
              "se.delaktig.kernel.http",
              "se.delaktig.eventstore..")
          .and()
          .doNotHaveFullyQualifiedName("se.delaktig.CommandServiceApplication")
          .and()
          .doNotHaveFullyQualifiedName("se.delaktig.QueryServiceApplication")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.axonframework..")
          .because("it is the part most likely to be replaced");

  static final ArchRule NAMES_SAY_WHAT_THINGS_ARE =
      noClasses()
          .that()
          // Here the word is the programme's own: the chef of a workplace.
          .doNotHaveSimpleName("AppointManager")
          .should()
          .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)")
          .because("such a name says nothing in the programme's words");

  static final ArchRule THE_LOG_KNOWS_NOTHING_OF_THE_PROGRAMME =
      noClasses()
          .that()
          .resideInAnyPackage("se.delaktig.eventstore..", "se.delaktig.embeddedstore..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe("belong to the programme's words", DOMAIN))
          .because("others should be able to take it as a library");

  static final ArchRule THE_SIGN_IN_KNOWS_NOTHING_OF_THE_PROGRAMME =
      noClasses()
          .that()
          .resideInAPackage("se.delaktig.signin..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe("belong to the programme's words", DOMAIN))
          .because("another issuer can stand in its place");

  static final ArchRule NO_CONNECTION_FOLLOWS_A_REDIRECT =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "it lets an answer say where to go on",
                  call ->
                      call.getTargetOwner().getFullName().startsWith("java.net.")
                          && Set.of("followRedirects", "setInstanceFollowRedirects")
                              .contains(call.getName())))
          .because("the settings say what the program connects to, and nobody else");

  private static boolean isClockOrChance(JavaCall<?> call) {
    String owner = call.getTargetOwner().getFullName();
    boolean clock =
        CLOCKS.stream().anyMatch(type -> type.getName().equals(owner))
            && Set.of("now", "systemUTC", "systemDefaultZone").contains(call.getName());
    boolean chance = owner.equals(UUID.class.getName()) && call.getName().equals("randomUUID");
    boolean machine =
        owner.equals(System.class.getName())
            && Set.of("currentTimeMillis", "nanoTime").contains(call.getName());
    return clock || chance || machine;
  }
}
