package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sees to that there is something to look at on each kind of page. */
final class OneOfEach {
  /** Of somebody who is not registered. */
  private static final String UNKNOWN = "189001019802";

  private static final String A_DAY = "2018-12-10";

  /** Where it has been done, which is done once. */
  private static final Map<RunningOffice, List<String>> DONE = new HashMap<>();

  private final RunningOffice office;
  private final String token;

  private OneOfEach(RunningOffice office, String token) {
    this.office = office;
    this.token = token;
  }

  /**
   * Closes a month and claims it, holds a meeting, adopts a routine, answers what is asked from
   * outside, and makes a participant file that is corrected since. Records a cost, cash, an
   * indicator, a survey before and after, a placement, a training session, and a dialogue with
   * somebody who is on no list, and mails two personal links.
   *
   * @return the links, to certify and to one's own hours
   */
  static synchronized List<String> in(RunningOffice office) throws Exception {
    List<String> done = DONE.get(office);
    if (done == null) {
      done = make(office);
      DONE.put(office, done);
    }
    return done;
  }

  private static List<String> make(RunningOffice office) throws Exception {
    OneOfEach one = new OneOfEach(office, Visit.tokenOf("projektledare", office));
    one.send(
        "record-cost",
        Map.of(
            "project", "2017-00434",
            "organisation", "avesta-kommun",
            "subBudget", "IMPLEMENTATION",
            "category", "TRAVEL",
            "paid", "2019-06-03",
            "amount", "412.50",
            "voucher", "A 117"));
    one.send(
        "record-cash-cofinancing",
        Map.of(
            "project", "2017-00434",
            "organisation", "avesta-kommun",
            "sector", "PUBLIC",
            "received", "2019-09-04",
            "amount", "25000",
            "reference", "K 77"));
    Map<String, Object> ten = Map.of("value", 10, "basis", "STATED");
    Map<String, Object> twenty = Map.of("value", 20, "basis", "STATED");
    one.send(
        "operationalise-goal",
        Map.of(
            "project", "2017-00434",
            "goal", "G2",
            "indicator", "Andel som känner igen projektet",
            "baseline", ten,
            "target", twenty,
            "by", "2020-12-31",
            "owner", "Karin Ek",
            "counts", "Svar i enkäten"));
    one.send(
        "measure-goal",
        Map.of(
            "project", "2017-00434",
            "goal", "G2",
            "on", "2019-06-11",
            "value", Map.of("value", 14.5, "basis", "STATED"),
            "answers", 40));
    one.send(
        "draw-theory-of-change",
        Map.of(
            "project",
            "2017-00434",
            "steps",
            List.of(
                Map.of(
                    "id", "1",
                    "level", "ACTIVITY",
                    "words", "Arbetsplatsdialog",
                    "measure", "DIALOGUE_HOURS",
                    "leadsTo", List.of("2")),
                Map.of(
                    "id", "2",
                    "level", "GOAL",
                    "words", "Tillåtande samtalsklimat",
                    "goal", "G6",
                    "leadsTo", List.of()))));
    one.send(
        "plan-survey",
        Map.of(
            "project",
            "2017-00434",
            "name",
            "Om mottagande",
            "questions",
            List.of(
                Map.of(
                    "words", "Vi vet hur vi tar emot en ny kollega",
                    "lowest", "inte alls",
                    "highest", "helt",
                    "steps", 5))));
    one.answer("BEFORE", "2018-10-02", List.of(6, 9, 8, 4, 1));
    one.answer("AFTER", "2019-06-11", List.of(1, 3, 9, 12, 5));
    one.follow("G1", Map.of("kind", "COUNTED", "measure", "DIALOGUE_HOURS"));
    one.follow(
        "G6",
        Map.of("kind", "SURVEYED", "shareOf", Map.of("survey", 1, "question", 1, "lowest", 4)));
    one.send(
        "record-recruitment-outcome",
        Map.of(
            "placement", UUID.randomUUID().toString(),
            "step", "INTERNSHIP",
            "workplace", Gladan.PLACE,
            "from", "2019-03-01",
            "group", "NEWLY_ARRIVED"));
    one.send(
        "register-document-request",
        Map.of(
            "project", "2017-00434",
            "request", UUID.randomUUID().toString(),
            "date", "2019-10-14",
            "what", "HOURS",
            "text", "Närvarolistor för oktober"));
    one.send("protect-identity", Map.of("project", "2017-00434", "personalNumber", UNKNOWN));
    one.send("send-participant-file", Map.of("project", "2017-00434", "month", "2018-12"));
    one.send("close-month", Map.of("project", "2017-00434", "month", "2019-09"));
    one.send("build-claim", Map.of("project", "2017-00434", "claim", "ansokan-1"));
    one.meet();
    one.answerTheEvaluator();
    try (Gladan gladan = new Gladan(office)) {
      String session =
          Gladan.saved(
              gladan.samira.send(
                  gladan
                      .logForm(A_DAY)
                      .with("extra-1", "Rut på lagret")
                      .with("extramin-1", Integer.toString(Gladan.LENGTH))));
      one.send(
          "record-training-attendance",
          Map.of(
              "session",
              UUID.randomUUID().toString(),
              "kind",
              "LECTURE",
              "title",
              "Föreläsning",
              "date",
              "2018-12-03",
              "start",
              "09:00",
              "minutes",
              Gladan.LENGTH,
              "focuses",
              List.of(),
              "attendances",
              List.of(
                  Map.of(
                      "person",
                      gladan.personId("Bodil Hedman"),
                      "presence",
                      "PRESENT",
                      "minutes",
                      Gladan.LENGTH))));
      String own = gladan.ownLink("Bodil Hedman", "10 dec 2018");
      gladan.everyoneSigns(session);
      return List.of(gladan.certifyLink("Marie Lindahl", "2018-12", "december 2018"), own);
    }
  }

  /** A meeting with all that a meeting can have, one to come, and a routine. */
  private void meet() throws Exception {
    String held = UUID.randomUUID().toString();
    send("call-meeting", call(held, "2019-11-05"));
    send("freeze-figures", Map.of("meeting", held));
    send(
        "record-meeting",
        Map.of(
            "meeting",
            held,
            "date",
            "2019-11-05",
            "present",
            List.of(Map.of("seat", "CHAIR", "who", "Stina Forslund")),
            "note",
            "Mötet var kort."));
    send(
        "record-steering-decision",
        Map.of("meeting", held, "question", 1, "verdict", "APPROVED", "text", "Godkänns."));
    send(
        "agree-action",
        Map.of(
            "meeting", held, "owner", "PROJECT_LEADER", "due", "2019-11-29", "text", "Boka lokal"));
    send("record-finding", Map.of("meeting", held, "text", "Fler talar i små grupper."));
    send("call-meeting", call(UUID.randomUUID().toString(), "2019-12-10"));
    send(
        "adopt-routine",
        Map.of(
            "project", "2017-00434",
            "kind", "ROUTINE",
            "level", "WORKPLACE",
            "date", "2019-09-02",
            "text", "Ny kollega får en handledare."));
    send(
        "follow-up-routine",
        Map.of("project", "2017-00434", "number", 1, "date", "2019-11-04", "use", "IN_USE"));
  }

  /** A goal whose value follows from the log. */
  private void follow(String goal, Map<String, Object> source) throws Exception {
    send(
        "operationalise-goal",
        Map.of(
            "project", "2017-00434",
            "goal", goal,
            "indicator", "Det som loggen ger",
            "baseline", Map.of("basis", "NOT_STATED"),
            "target", Map.of("value", 40, "basis", "STATED"),
            "by", "2020-12-31",
            "owner", "Projektledaren",
            "counts", "Allt",
            "source", source));
  }

  /** How the survey was answered in a round. */
  private void answer(String round, String day, List<Integer> counts) throws Exception {
    send(
        "record-survey-answers",
        Map.of(
            "project",
            "2017-00434",
            "survey",
            1,
            "round",
            round,
            "on",
            day,
            "asked",
            41,
            "answers",
            List.of(Map.of("counts", counts)),
            "invented",
            true));
  }

  /** An observation and a question from outside, both answered. */
  private void answerTheEvaluator() throws Exception {
    OneOfEach ulla = new OneOfEach(office, Visit.tokenOf("utvärderare", office));
    ulla.send(
        "make-observation",
        Map.of(
            "project", "2017-00434", "kind", "OBSERVATION", "text", "Fler talar i små grupper."));
    ulla.send(
        "make-observation",
        Map.of("project", "2017-00434", "kind", "QUESTION", "text", "Hur många slutar?"));
    for (int number = 1; number <= 2; number++) {
      send(
          "answer-observation",
          Map.of("project", "2017-00434", "number", number, "text", "Det följs upp i maj."));
    }
  }

  private static Map<String, Object> call(String meeting, String day) {
    return Map.of(
        "meeting",
        meeting,
        "kind",
        "STEERING_GROUP",
        "date",
        day,
        "agenda",
        List.of("Läget"),
        "asked",
        List.of("Godkänna dag för konferensdagen"));
  }

  private void send(String command, Map<String, Object> body) throws Exception {
    HttpResponse<String> answer =
        Visit.command(office, token, command, body, UUID.randomUUID().toString());
    assertThat(answer.statusCode()).as(command + ": " + answer.body()).isEqualTo(200);
  }
}
