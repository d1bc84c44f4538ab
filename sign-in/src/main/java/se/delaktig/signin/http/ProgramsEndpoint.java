package se.delaktig.signin.http;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.signin.program.Program;
import se.delaktig.signin.program.Programs;

/**
 * Programs for the pages, which decide who may ask and what an account's program may be allowed; a
 * token with the scope {@code accounts} is needed.
 */
@RestController
class ProgramsEndpoint {
  private final Programs programs;

  ProgramsEndpoint(Programs programs) {
    this.programs = programs;
  }

  /** A program in the list. */
  record Listed(String id, String name, String owner, Set<String> scopes, Instant created) {}

  /** What a program is to be. */
  record Wanted(String owner, String name, Set<String> scopes) {}

  /** A program's credentials, told this once. */
  record Made(String id, String secret) {}

  @GetMapping("/api/programs")
  List<Listed> all() {
    return programs.all().stream().map(ProgramsEndpoint::listed).toList();
  }

  @PostMapping("/api/programs")
  Made make(@RequestBody Wanted wanted) {
    try {
      return programs
          .make(wanted.owner(), wanted.name(), wanted.scopes())
          .map(made -> new Made(made.program().id(), made.secret()))
          .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    } catch (IllegalArgumentException malformed) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  @DeleteMapping("/api/programs/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable String id) {
    if (!programs.withdraw(id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private static Listed listed(Program program) {
    return new Listed(
        program.id(), program.name(), program.owner(), program.scopes(), program.created());
  }
}
