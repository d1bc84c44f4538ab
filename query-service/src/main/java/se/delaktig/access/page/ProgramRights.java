package se.delaktig.access.page;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Matrix;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.AccountDirectory;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.token.ProgramScopes;

/**
 * What a program may be allowed: some of what its owner may do, and never what a person does
 * themselves. Each use is decided once more by the owner's rights at that moment.
 */
@Component
class ProgramRights {
  /** What the addresses for programs ask for. */
  private static final List<Query> READ =
      List.of(
          Query.PEOPLE,
          Query.DIALOGUE,
          Query.HOURS,
          Query.PARTICIPATION,
          Query.PLACEMENTS,
          Query.OUTCOMES,
          Query.BUDGET,
          Query.GOALS);

  /**
   * The words whose commands a program may send. Signing and certifying hours, rights, and what the
   * project itself is to be, are for people.
   */
  private static final List<String> REPORTED =
      List.of(
          "organisations", "participants", "training", "dialogue", "placements", "budget", "goals");

  private final Gate gate;
  private final AccountDirectory accounts;
  private final Words words;

  ProgramRights(Gate gate, AccountDirectory accounts, Words words) {
    this.gate = gate;
    this.accounts = accounts;
    this.words = words;
  }

  /** A program on its owner's page; {@code reach} in words. */
  record Line(AccountDirectory.Program program, String reach) {
    public String id() {
      return program.id();
    }

    public String name() {
      return program.name();
    }

    public Instant created() {
      return program.created();
    }
  }

  /** The programs that work for an account. */
  List<Line> of(String owner) {
    return accounts.programs().stream()
        .flatMap(List::stream)
        .filter(program -> program.owner().equals(owner))
        .map(program -> new Line(program, reach(program.scopes())))
        .toList();
  }

  /** What somebody's program may be allowed to read. */
  List<Choice> reads(String owner) {
    Set<Role> roles = roles(owner);
    return READ.stream()
        .filter(query -> !Collections.disjoint(query.roles(), roles))
        .map(query -> new Choice(query.name(), words.say("access.program.read." + query.name())))
        .toList();
  }

  /** What somebody's program may be allowed to report. */
  List<Choice> reports(String owner) {
    Set<Role> roles = roles(owner);
    return REPORTED.stream()
        .filter(word -> commands(word, roles).findAny().isPresent())
        .map(word -> new Choice(word, words.say("access.program.report." + word)))
        .toList();
  }

  /** The scopes of what was chosen; what the owner may not do is not among them. */
  Set<String> scopes(String owner, Collection<String> reads, Collection<String> reports) {
    Set<Role> roles = roles(owner);
    Set<String> scopes = new TreeSet<>();
    READ.stream()
        .filter(query -> reads.contains(query.name()))
        .filter(query -> !Collections.disjoint(query.roles(), roles))
        .map(query -> ProgramScopes.query(query.name()))
        .forEach(scopes::add);
    REPORTED.stream()
        .filter(reports::contains)
        .flatMap(word -> commands(word, roles))
        .map(ProgramScopes::command)
        .forEach(scopes::add);
    return scopes;
  }

  private String reach(Set<String> scopes) {
    Set<Role> all = Set.of(Role.values());
    return Stream.concat(
            READ.stream()
                .filter(query -> scopes.contains(ProgramScopes.query(query.name())))
                .map(query -> "read." + query.name()),
            REPORTED.stream()
                .filter(word ->
                    commands(word, all).map(ProgramScopes::command).anyMatch(scopes::contains))
                .map(word -> "report." + word))
        .map(key -> words.say("access.program." + key))
        .collect(Collectors.joining("; "));
  }

  private static Stream<String> commands(String word, Set<Role> roles) {
    return Matrix.commands().stream()
        .filter(command -> command.getPackageName().contains("." + word + "."))
        .filter(command -> !Collections.disjoint(Matrix.rolesFor(command), roles))
        .map(ProgrammeCommand::nameOf);
  }

  /** What an account is anywhere. */
  private Set<Role> roles(String owner) {
    Set<Role> roles = new HashSet<>(gate.roles(owner, null));
    gate.projectsOf(owner).forEach(project -> roles.addAll(gate.roles(owner, project)));
    return roles;
  }
}
