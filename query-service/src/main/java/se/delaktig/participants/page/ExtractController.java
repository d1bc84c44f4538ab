package se.delaktig.participants.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.participants.view.People;

/** Everything that is kept about a person, for the person. */
@Controller
class ExtractController {
  private final Gate gate;
  private final People people;
  private final Extracts extracts;
  private final ExtractPdf pdf;

  ExtractController(Gate gate, People people, Extracts extracts, ExtractPdf pdf) {
    this.gate = gate;
    this.people = people;
    this.extracts = extracts;
    this.pdf = pdf;
  }

  /** Everything about the person, for another program. */
  @GetMapping("/projekt/{project}/registrerade/{nr}/utdrag.json")
  void json(@PathVariable String project, @PathVariable String nr, HttpServletResponse response)
      throws IOException {
    Sight sight = gate.seeWhole(Query.PERSON_RIGHTS, project);
    byte[] bytes =
        ProgrammeJson.mapper()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(extract(sight, nr))
            .getBytes(StandardCharsets.UTF_8);
    send(bytes, "application/json", "json", response);
  }

  /** The same, to read and to print. */
  @GetMapping("/projekt/{project}/registrerade/{nr}/utdrag.pdf")
  void pdf(@PathVariable String project, @PathVariable String nr, HttpServletResponse response)
      throws IOException {
    send(
        pdf.of(extract(gate.seeWhole(Query.PERSON_RIGHTS, project), nr)),
        "application/pdf",
        "pdf",
        response);
  }

  private Extract extract(Sight sight, String nr) {
    return people
        .one(sight, nr)
        .flatMap(found -> extracts.of(sight, found.person()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static void send(byte[] bytes, String type, String ending, HttpServletResponse response)
      throws IOException {
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment; filename=\"utdrag." + ending + "\"");
    response.setHeader("Repr-Digest", "sha-256=:" + sha256(bytes) + ":");
    response.getOutputStream().write(bytes);
  }

  private static String sha256(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
