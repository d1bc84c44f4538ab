package se.delaktig.kernel.event;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.project.event.FundingRules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings stored bodies of old revisions forward, one revision at a time. The log keeps what was
 * written; only what is read out of it is changed.
 */
final class Upcasts {
  private static final Map<Stored, UnaryOperator<ObjectNode>> STEPS =
      Map.ofEntries(
          step("cost-recorded", 1, Upcasts::nothingKnownOfTheInvoice),
          step("goal-operationalised", 1, Upcasts::measuredBySomebody),
          step("hours-signed", 1, Upcasts::personIntoEachItem),
          step("identity-protected", 1, Upcasts::personAsMask),
          step("identity-unmasked", 1, Upcasts::personAsMask),
          step("identity-unprotected", 1, Upcasts::personAsMask),
          step("material-added", 1, Upcasts::linkAndNoFile),
          step("person-erased", 1, Upcasts::nothingNotedOfFiles),
          step("rule-set-decided", 1, Upcasts::nothingStatedAboutMoney),
          step("rule-set-decided", 2, Upcasts::nothingStatedAboutCash),
          step("rule-set-decided", 3, Upcasts::nothingStatedAboutStaffTimeHours),
          step("training-session-held", 1, Upcasts::noFocuses),
          step("training-session-corrected", 1, Upcasts::noFocuses),
          step("budget-decided", 1, Upcasts::neitherPartsNorRuling),
          step("claim-submitted", 1, Upcasts::fingerprintsOnly),
          step("staff-time-recorded", 1, Upcasts::sumFromAReportOnPaper));

  private Upcasts() {}

  private record Stored(String name, int revision) {}

  private static Map.Entry<Stored, UnaryOperator<ObjectNode>> step(
      String name, int revision, UnaryOperator<ObjectNode> step) {
    return Map.entry(new Stored(name, revision), step);
  }

  /** The body one revision on; empty where no step leads on from this one. */
  static Optional<ObjectNode> next(String name, int revision, ObjectNode body) {
    return Optional.ofNullable(STEPS.get(new Stored(name, revision))).map(step -> step.apply(body));
  }

  /** Since revision 2 a cost says what stood on the invoice and where it stands in the books. */
  private static ObjectNode nothingKnownOfTheInvoice(ObjectNode body) {
    for (String field :
        List.of("financialYear", "supplier", "dated", "vat", "procurement", "account")) {
      body.putNull(field);
    }
    return body;
  }

  /** Since revision 2 a goal's value may follow from the log; before, each was measured. */
  private static ObjectNode measuredBySomebody(ObjectNode body) {
    body.set("source", ProgrammeJson.mapper().valueToTree(GoalOperationalised.Source.measured()));
    return body;
  }

  /** Since revision 2 one act can hold the hours of several people, so each item says whose. */
  private static ObjectNode personIntoEachItem(ObjectNode body) {
    JsonNode person = Objects.requireNonNull(body.remove("person"));
    ArrayNode items = (ArrayNode) body.get("items");
    items.forEach(item -> ((ObjectNode) item).set("person", person));
    return body;
  }

  /** Since revision 2 the log does not tell whose identity is protected; before, it did. */
  private static ObjectNode personAsMask(ObjectNode body) {
    ObjectNode masked = ProgrammeJson.mapper().createObjectNode();
    masked.set("mask", Objects.requireNonNull(body.remove("person")));
    masked.setAll(body);
    return masked;
  }

  /** Since revision 2 a material may be a file; before, each had a link. */
  private static ObjectNode linkAndNoFile(ObjectNode body) {
    return body.putNull("file");
  }

  /** Since revision 2 an erasure says how many files went with the person. */
  private static ObjectNode nothingNotedOfFiles(ObjectNode body) {
    return body.put("files", 0);
  }

  /** Since revision 2 a rule set says what the call and the decision say about money. */
  private static ObjectNode nothingStatedAboutMoney(ObjectNode body) {
    ObjectNode rules = (ObjectNode) body.get("rules");
    rules.set("funding", ProgrammeJson.mapper().valueToTree(FundingRules.unstated()));
    return body;
  }

  /** Since revision 3 a rule set says whether cash co-finances. */
  private static ObjectNode nothingStatedAboutCash(ObjectNode body) {
    return nothingStated("cashCofinances", body);
  }

  /** Since revision 4 a rule set says whether hours count that staff time may have as well. */
  private static ObjectNode nothingStatedAboutStaffTimeHours(ObjectNode body) {
    return nothingStated("staffTimeHours", body);
  }

  private static ObjectNode nothingStated(String rule, ObjectNode body) {
    ObjectNode funding = (ObjectNode) body.get("rules").get("funding");
    funding.set(rule, ProgrammeJson.mapper().valueToTree(Stated.notStated()));
    return body;
  }

  /** Since revision 2 a training session says which focuses it carried; before, none was noted. */
  private static ObjectNode noFocuses(ObjectNode body) {
    body.putArray("focuses");
    return body;
  }

  /** Since revision 2 a budget may say whose a line is, and which decision it is. */
  private static ObjectNode neitherPartsNorRuling(ObjectNode body) {
    return body;
  }

  /** Until revision 2 a claim's files were not kept, only their fingerprints. */
  private static ObjectNode fingerprintsOnly(ObjectNode body) {
    ((ArrayNode) body.get("files")).forEach(file -> ((ObjectNode) file).putNull("file"));
    return body;
  }

  /** Until revision 2 a month's staff time was a sum, taken from a report on paper. */
  private static ObjectNode sumFromAReportOnPaper(ObjectNode body) {
    body.put("form", StaffTimeRecorded.Form.SUM.name());
    body.putArray("days");
    return body;
  }
}
