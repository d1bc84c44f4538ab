package se.delaktig.audit.json;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.access.event.DetailField;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.file.CsvLine;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.view.People;
import se.delaktig.personregister.PersonDetails;

/**
 * Who stands behind the ids of a bundle of evidence: a file of its own, for an auditor alone, so
 * that the bundle itself names nobody. Each reading of it is in the read log.
 */
@RestController
class EvidenceIdentitiesController {
  private final Gate gate;
  private final People people;
  private final Disclosure disclosure;

  EvidenceIdentitiesController(Gate gate, People people, Disclosure disclosure) {
    this.gate = gate;
    this.people = people;
    this.disclosure = disclosure;
  }

  /** One line for each person who may be shown; those erased or protected have none. */
  @GetMapping(value = "/api/projects/{project}/evidence-identities", produces = "text/csv")
  void identities(@PathVariable String project, HttpServletResponse response) throws IOException {
    Sight sight = gate.seeWhole(Query.EVIDENCE_IDENTITIES, project);
    byte[] file = file(sight);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"underlag-%s-personer.csv\"".formatted(project));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // by which the file is known again in the read log
    response.setHeader("Repr-Digest", "sha-256=:" + sha256(file) + ":");
    response.getOutputStream().write(file);
  }

  private byte[] file(Sight sight) {
    List<PersonId> all = people.in(sight).stream().map(PersonHours::person).toList();
    Map<PersonId, PersonDetails> details =
        disclosure.details(sight.project(), all, DetailField.NAME, DetailField.NUMBER);
    StringBuilder lines = new StringBuilder(CsvLine.BYTE_ORDER_MARK);
    lines.append(CsvLine.of("person", "given_name", "family_name", "personal_number"));
    details.entrySet().stream()
        .sorted(Comparator.comparing(one -> one.getKey().value()))
        .forEach(one ->
            lines.append(
                CsvLine.of(
                    one.getKey().value(),
                    one.getValue().givenName(),
                    one.getValue().familyName(),
                    one.getValue().number().digits())));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] file) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
