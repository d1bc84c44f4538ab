package se.delaktig.participants.page;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.participants.command.MergeRecords;
import se.delaktig.participants.command.PartRecords;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.InvalidPersonalNumberException;
import se.delaktig.project.event.ProjectId;

/** Takes two records for one person's, and parts them again. */
@Controller
class PersonRecordsController {
  private final Gate gate;
  private final PersonRecords records;
  private final PersonForms forms;

  PersonRecordsController(Gate gate, PersonRecords records, PersonForms forms) {
    this.gate = gate;
    this.records = records;
    this.forms = forms;
  }

  /** The other record goes into the one whose page this is. */
  @PostMapping("/projekt/{project}/deltagare/{nr}/sla-ihop")
  ModelAndView merge(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String other,
      @RequestParam(defaultValue = "") String namesake,
      Model model) {
    Sight sight = gate.see(Query.PEOPLE, project);
    FormErrors errors = FormErrors.none();
    Optional<PersonId> found = Optional.empty();
    if (!namesake.isEmpty()) {
      found = Optional.of(new PersonId(namesake));
    } else if (other.isBlank()) {
      errors.add("other", "participants.records.say-which");
    } else {
      try {
        found = records.numbered(sight, other);
        if (found.isEmpty()) {
          errors.add("other", "participants.records.nobody");
        }
      } catch (InvalidPersonalNumberException e) {
        errors.add("other", "problem.participants." + e.code());
      }
    }
    PersonId from = found.orElse(new PersonId(nr));
    return forms.send(
        project,
        nr,
        "sla-ihop",
        errors,
        () -> new MergeRecords(sight.project(), from, new PersonId(nr)),
        Map.of("person", "other", "into", "other"),
        model);
  }

  @PostMapping("/projekt/{project}/deltagare/{nr}/skilj-at")
  ModelAndView part(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String record,
      Model model) {
    FormErrors errors = FormErrors.none();
    if (record.isEmpty()) {
      errors.add("record", "participants.records.say-which");
    }
    return forms.send(
        project,
        nr,
        "skilj-at",
        errors,
        () -> new PartRecords(new ProjectId(project), new PersonId(record)),
        Map.of(),
        model);
  }
}
